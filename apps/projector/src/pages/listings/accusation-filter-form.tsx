import type { VNode } from 'preact';
import { cameoLabels } from '../parts/labels';
import { links } from '../parts/links';

/** What the form of the accusations asks for. */
export interface AskedAccusations {
  readonly accuser?: string | undefined;
  readonly accused?: string | undefined;
  readonly party?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly mutual?: boolean | undefined;
  readonly cameo?: string | undefined;
  readonly certainty: 'certain' | 'uncertain' | 'all';
}

/** A plain form: what it sends is the address of the page. */
export function AccusationFilterForm({ asked }: { readonly asked: AskedAccusations }): VNode {
  return (
    <form class="filters" method="get" action={links.accusations} role="search" aria-label="Accusations">
      <Field name="accuser" label="Accuser" value={asked.accuser} />
      <Field name="accused" label="Accused" value={asked.accused} />
      <DayField name="from" label="Published from" value={asked.from} />
      <DayField name="to" label="Published until" value={asked.to} />
      <CodeField value={asked.cameo} />
      <Choice name="mutual" value="true" label="Accused each other only" isChosen={asked.mutual === true} />
      <Choice name="certainty" value="all" label="Uncertain ones, too" isChosen={asked.certainty === 'all'} />
      <p class="buttons"><button type="submit">Show</button> <a href={links.accusations}>Clear</a></p>
    </form>
  );
}

interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

/** A field for words, with its label. */
export function Field({ name, label, value }: FieldOf): VNode {
  return <label><span>{label}</span><input type="text" name={name} value={value ?? ''} maxLength={200} autoComplete="off" /></label>;
}

/** The codes of accusations; one finds those below it too. A code that is asked for and has none below it stands in the list as it was given. */
function CodeField({ value }: { readonly value: string | undefined }): VNode {
  const codes: readonly (readonly [code: string, meaning: string])[] = Object.entries(cameoLabels).filter(([code]) => code.startsWith('11'));
  const offered = value === undefined || codes.some(([code]) => code === value) ? codes : [[value, 'all of these'] as const, ...codes];
  return (
    <label>
      <span>CAMEO code</span>
      <select name="cameo">
        <option value="">any</option>
        {offered.map(([code, meaning]) => <option value={code} selected={code === value}>{code} {meaning}</option>)}
      </select>
    </label>
  );
}

/** A field for a day, with its label. */
export function DayField({ name, label, value }: FieldOf): VNode {
  return <label><span>{label}</span><input type="date" name={name} value={value?.slice(0, 10) ?? ''} /></label>;
}

interface ChoiceOf {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** A box to tick. */
export function Choice({ name, value, label, isChosen }: ChoiceOf): VNode {
  return <label class="choice"><input type="checkbox" name={name} value={value} checked={isChosen} /><span>{label}</span></label>;
}
