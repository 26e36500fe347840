@echo off
setlocal
if not defined FINETUNE_LAB_NODE set FINETUNE_LAB_NODE=node
set ELECTRON_RUN_AS_NODE=1
"%FINETUNE_LAB_NODE%" "%~dp0..\..\dist\cli.js" %*
