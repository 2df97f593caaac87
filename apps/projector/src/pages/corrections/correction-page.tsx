import type { VNode } from 'preact';
import type { Page } from '../parts/document';
import { links } from '../parts/links';
import { Party } from '../parts/parties';
import type { CorrectableFinding, Role } from './correctable-finding';
import { formFields } from './to-correction';

/** What a form shows besides its finding: what was typed before, and what was wrong with it. */
export interface FormState {
  readonly typed: URLSearchParams;
  readonly faults: readonly string[];
}

const EMPTY: FormState = { typed: new URLSearchParams(), faults: [] };

const CHANGES: readonly (readonly [value: string, label: string])[] = [
  ['hidden', 'Hide it: the text does not say so'],
  ['confirmed', 'Confirm it as it was read; a correction of its parties no longer holds then'],
  ['re-ascribed', 'Say who it is instead'],
  ['as-read', 'Take earlier corrections back'],
];

/** The page with the form that corrects a finding. */
export function correctionPage(finding: CorrectableFinding, state: FormState = EMPTY): Page {
  const title = `Correct a ${finding.kind}`;
  return { title: state.faults.length === 0 ? title : `Not recorded: ${title}`, body: <Correction of={finding} state={state} />, section: 'articles' };
}

function Correction({ of: finding, state: { typed, faults } }: { readonly of: CorrectableFinding; readonly state: FormState }): VNode {
  const { kind, key, articleId, headline, language, words, roles } = finding;
  return (
    <>
      <h1>Correct a {kind}</h1>
      <blockquote class="corrected-words" lang={language}><p><bdi>{words ?? 'The source lets no words be shown.'}</bdi></p></blockquote>
      <p>In <a href={links.finding(articleId, key)}><bdi>{headline ?? 'its article'}</bdi></a>. What was read stays in the record; readers see the correction, its day and its reason, through all revisions of the article.</p>
      {faults.length === 0 ? null : <div class="state" role="alert"><p><strong>Nothing was recorded.</strong></p><ul class="faults">{faults.map((fault) => <li><bdi>{fault}</bdi></li>)}</ul></div>}
      <form class="correction" method="post" action={links.correction(kind, key)}>
        <fieldset>
          <legend>What is to be done</legend>
          {CHANGES.map(([value, label]) => <label class="choice"><input type="radio" name={formFields.change} value={value} checked={typed.get(formFields.change) === value} required /><span>{label}</span></label>)}
        </fieldset>
        {roles.map((role) => <RoleFields of={role} typed={typed} />)}
        <label><span>Your name</span><input type="text" name={formFields.editor} value={typed.get(formFields.editor) ?? ''} maxLength={200} autoComplete="username" required /></label>
        <label><span>The reason, which readers see</span><textarea name={formFields.reason} rows={3} maxLength={2_000} required>{typed.get(formFields.reason) ?? ''}</textarea></label>
        <label><span>The token of the editors</span><input type="password" name={formFields.token} maxLength={200} autoComplete="current-password" required /></label>
        <p class="buttons"><button type="submit">Put on record</button> <a href={links.finding(articleId, key)}>Back</a></p>
      </form>
    </>
  );
}

function RoleFields({ of: { name, label, party }, typed }: { readonly of: Role; readonly typed: URLSearchParams }): VNode {
  return (
    <fieldset>
      <legend>{label}</legend>
      <p>Now: <Party party={party} />{party.kind === 'actor' ? <> (<code><bdi>{party.canonical}</bdi></code>)</> : null}. Left empty, it stands as it was read.</p>
      <label><span>Id, such as person:ann-lee</span><input type="text" name={formFields.id(name)} value={typed.get(formFields.id(name)) ?? ''} maxLength={500} autoComplete="off" spellcheck={false} /></label>
      <label><span>Name</span><input type="text" name={formFields.name(name)} value={typed.get(formFields.name(name)) ?? ''} maxLength={200} autoComplete="off" /></label>
      <label class="choice"><input type="checkbox" name={formFields.nobody(name)} value="true" checked={typed.has(formFields.nobody(name))} /><span>Nobody is named</span></label>
    </fieldset>
  );
}
