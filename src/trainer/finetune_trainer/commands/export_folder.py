"""`export-folder`: ONNX files for a Hugging Face folder with a token classifier that is of no run."""

from __future__ import annotations

from pathlib import Path

from finetune_trainer.commands.telling import tell_on_stdout
from finetune_trainer.events import Emit
from finetune_trainer.failures import RunFailure

SENTENCES = (
    "Marie Dupont quitte Saint-Étienne pour Lyon le 14 juillet 2023 .",
    "La société Bertrand & Fils , fondée à Nantes , emploie près de 1 200 personnes .",
    "Pourriez-vous m'envoyer l'adresse de l'hôtel avant midi ?",
    "Hier soir , le ministre a rencontré des élèves du lycée Victor-Hugo .",
    "Anna Kowalska moved from Kraków to New York in March 1998 .",
    "The bank opened three branches in Kenya and plans a fourth in Uganda .",
    "Please call Mr. O'Neill at 5 p.m. about the invoice from Harbour Books Ltd .",
    "Nothing in this sentence has a name , and it is rather short .",
    "Die Firma Müller aus Köln lieferte am 3. Mai zwölf Maschinen nach Österreich .",
    "Frau Schneider wohnt seit Jahren in der Nähe von Hamburg .",
    "Wann fährt der nächste Zug nach Zürich ab ?",
    "La doctora Elena García trabaja en un hospital de Sevilla desde 2011 .",
    "El equipo de Montevideo ganó el partido por 3 a 1 en Asunción .",
    "Necesito dos billetes para Bilbao , por favor .",
    "Il museo di Firenze riapre a settembre con opere di artisti giovani .",
    "Giovanni Rossi e sua sorella hanno comprato una casa vicino a Torino .",
    "O João viajou do Porto para São Paulo com a empresa Mar Azul .",
    "A chuva caiu durante toda a noite .",
    "De burgemeester van Utrecht bezocht gisteren de fabriek van Jansen in België .",
    "Jan Novák przyjechał z Pragi do Warszawy w poniedziałek .",
    "Иван Петров родился в Москве и работает в Казани .",
    "Χθες η Ελένη ταξίδεψε από την Αθήνα στη Θεσσαλονίκη .",
    "سافرت ليلى من القاهرة إلى بيروت في الصيف .",
    "田中 さん は 東京 から 大阪 まで 電車 で 行き ます 。",
)
"""Of our own, for models whose data is not known: in many languages, with and without names."""


def export_folder(folder: Path) -> int:
    """Make `onnx/` of a folder, and `tokenizer.json` where it has only a vocabulary, and return the exit status."""
    return tell_on_stdout(lambda emit: _export(folder, emit))


def _export(folder: Path, emit: Emit) -> None:
    from finetune_trainer.export.export_model import tell_exported, write_onnx

    _require_own(folder / "onnx")
    _complete_tokenizer(folder)
    files = write_onnx(folder, [sentence.split() for sentence in SENTENCES], emit, "")
    tell_exported(emit, "", files)


def _complete_tokenizer(folder: Path) -> None:
    """Write the one file of a tokenizer that inference reads, where the folder has it in an older form only."""
    from finetune_trainer.model.load import load_tokenizer
    from finetune_trainer.output.files import write_atomic
    from finetune_trainer.spec import ModelReference

    target = folder / "tokenizer.json"
    if (folder / "config.json").is_file() and not target.is_file():
        tokenizer = load_tokenizer(ModelReference(str(folder), str(folder), None, "folder"), None)
        write_atomic(target, tokenizer.backend_tokenizer.to_str(pretty=True))


def _require_own(onnx: Path) -> None:
    """Refuse to replace what another tool exported."""
    if onnx.exists() and not (onnx / "parity.json").is_file():
        raise RunFailure(
            "onnx-of-others",
            f"{onnx} was not made here, and is not replaced.",
            "Give that folder another name, then export again.",
        )
