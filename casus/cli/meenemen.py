"""``casus draag-over MAP``: an encrypted copy that opens with the recovery code on another computer."""

from casus.cli.ending import DONE
from casus.cli.main import Shell
from casus.services.messages import sentence_of
from casus.system.settings import read_settings, write_settings
from casus.wiring import carry


def draag_over(shell: Shell) -> int:
    """Carry the dossier, say where it stands and remember the folder."""
    folder = shell.args.map
    dossier = shell.open()
    try:
        carried = carry(dossier, shell.context(dossier), folder)
    finally:
        dossier.close()
    settings = read_settings(shell.paths.settings_file)
    write_settings(shell.paths.settings_file, settings._replace(meeneem_map=str(folder.absolute())))
    shell.say(sentence_of("kopie_vervangen" if carried.replaced else "kopie_gemaakt", pad=carried.path))
    shell.say(sentence_of("kopie_uitleg"))
    return DONE
