"""Entry of the trainer: started by path, so that neither the workspace nor the run is on the module path."""

import sys

from finetune_trainer.commands.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
