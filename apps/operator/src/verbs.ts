import type { Command } from 'commander';
import { acceptDatabaseCommand } from './accept-database.command';
import { actorsCommand } from './actors/actors.command';
import { eraseCommand } from './articles/erase.command';
import { reinstateCommand } from './articles/reinstate.command';
import { retractCommand } from './articles/retract.command';
import { deadLettersCommand } from './dead-letters/dead-letters.command';
import { backupCommand } from './backup/backup.command';
import { restoreCommand } from './backup/restore.command';
import { doctorCommand } from './doctor/doctor.command';
import { activateCommand } from './engines/activate.command';
import { diffCommand } from './engines/diff.command';
import { enginesCommand } from './engines/engines.command';
import { reextractCommand } from './engines/reextract.command';
import { eventsCommand } from './events/events.command';
import { exportCommand } from './export/export.command';
import { extractCommand } from './extract/extract.command';
import { findingsCommand } from './findings/findings.command';
import { generationsCommand } from './generations/generations.command';
import { rebuildCommand } from './generations/rebuild.command';
import { replayCommand } from './generations/replay.command';
import { retireCommand } from './generations/retire.command';
import { promoteCommand, rollbackCommand } from './generations/switch.command';
import { verifyCommand } from './generations/verify.command';
import { lagCommand } from './lag.command';
import { pauseCommand, resumeCommand } from './pauses/pause.command';
import { logCommand } from './log/log.command';
import { refusalsCommand } from './refusals/refusals.command';
import { renormaliseCommand } from './renormalise/renormalise.command';
import { setupCommand } from './setup.command';
import { statusCommand } from './status.command';
import { traceCommand } from './trace/trace.command';

/** All verbs, in the order in which the help lists them. */
export function verbs(): readonly Command[] {
  return [
    setupCommand(),
    statusCommand(),
    lagCommand(),
    traceCommand(),
    eventsCommand(),
    deadLettersCommand(),
    refusalsCommand(),
    renormaliseCommand(),
    retractCommand(),
    reinstateCommand(),
    eraseCommand(),
    enginesCommand(),
    reextractCommand(),
    diffCommand(),
    activateCommand(),
    actorsCommand(),
    findingsCommand(),
    pauseCommand(),
    resumeCommand(),
    doctorCommand(),
    acceptDatabaseCommand(),
    verifyCommand(),
    replayCommand(),
    generationsCommand(),
    rebuildCommand(),
    promoteCommand(),
    rollbackCommand(),
    retireCommand(),
    logCommand(),
    backupCommand(),
    restoreCommand(),
    exportCommand(),
    extractCommand(),
  ];
}
