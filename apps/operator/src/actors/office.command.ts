import { OnRecordError } from '@on-record/domain';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, type ActingOptions } from '../acting-verb';
import { printable } from '../printable-text';
import { faultsOfTerm, requireNoFaults } from './actor-arguments';
import type { RegistryAct } from './change-actors';
import type { WantedTerm } from './registry-changes';
import { runRegistryAct } from './run-registry-act';

interface OfficeOptions extends ActingOptions {
  readonly from: string;
  readonly until?: string;
  readonly unknown?: boolean;
  readonly evenIfUnread?: boolean;
}

/** `on-record actors office`: who holds an office from a day on. */
export function officeCommand(): Command {
  const verb = new Command('office')
    .description('Have an office mean whoever holds it, by the day on which an article was published (UTC). A term ends with its last day, or where the next one of the office begins; days without a term mean the office itself. Of terms that begin on the same day the latest decision counts. Without --execute it says what would change.')
    .argument('<office>', 'the id of the office, as read: group:prime-minister')
    .argument('[holder]', 'the id of who holds it: person:ann-lee')
    .requiredOption('--from <day>', 'the first day of the term, such as 2024-07-05, or ever')
    .option('--until <day>', 'the last day of the term; left out, it goes on')
    .option('--unknown', 'take back what was said of the term that begins on this day')
    .option('--even-if-unread', 'also where the read models know no article with the id of the office');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record actors office group:prime-minister person:ann-lee --from 2024-07-05
  on-record actors office group:prime-minister person:ann-lee --from 2024-07-05 --until 2026-03-31 --execute --reason "she has resigned"
  on-record actors office group:prime-minister --unknown --from 2024-07-05 --execute --reason "another country's"`)
    .action(async (office: string, holder: string | undefined, { from, until, unknown = false, evenIfUnread = false, ...options }: OfficeOptions) => {
      const isOneWay = (holder === undefined) === unknown && !(unknown && until !== undefined);
      requireNoFaults([...faultsOfTerm({ office, from, holder, until }), isOneWay ? undefined : 'give either the id of a holder, or --unknown and no last day']);
      await runRegistryAct(officeAct({ office, from, holder, until }, evenIfUnread), options);
    });
}

/** The giving of an office as an act, without a holder the taking back; refused where nothing was read under the office, unless told otherwise. */
export function officeAct(term: WantedTerm, evenIfUnread: boolean): RegistryAct {
  const { office, from, holder, until } = term;
  return {
    verb: 'actors office',
    arguments: argumentsOf({ office, holder, from, until, unknown: holder === undefined || undefined, evenIfUnread: evenIfUnread || undefined }),
    wishOf: () => ({ terms: [term] }),
    require: (articles) => {
      if (evenIfUnread || holder === undefined || (articles.get(office) ?? 0) > 0) return;
      throw new OnRecordError('NOT_FOUND', `The read models know no article that is shown in which ${printable(office)} was read: look for the id in GET /v1/actors, or add --even-if-unread to say who holds it before any comes. Nothing was changed.`);
    },
  };
}
