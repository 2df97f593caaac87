import { Controller, Get, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { OnRecordError } from '@on-record/domain';
import type { Reader } from '@on-record/projections';
import type { Request, Response } from 'express';
import { READER } from '../../query/reader-token';
import { renderPage } from '../parts/document';
import { links, type FindingKind } from '../parts/links';
import { keepUnlisted, sendHtml } from '../serving/page-headers';
import { PAGE_SETTINGS, type PageSettings } from '../serving/page-settings';
import { requireFinding, type CorrectableFinding } from './correctable-finding';
import { correctionPage, type FormState } from './correction-page';
import type { HandedOn } from './overrides-door';
import { readForm } from './read-form';
import { formFields, toCorrection } from './to-correction';

/** The forms that correct findings: the only addresses of the pages at which anything is taken. They hand it on and keep nothing. */
export const correctionControllers: readonly Type[] = [correctionController('statement'), correctionController('accusation'), correctionController('denial')];

function correctionController(kind: FindingKind): Type {
  const path = `${kind}s/:key/correct`;
  @Controller()
  class CorrectionController {
    constructor(@Inject(READER) private readonly reader: Reader, @Inject(PAGE_SETTINGS) private readonly settings: PageSettings) {}

    @Get(path)
    async show(@Param('key') key: string, @Res() response: Response): Promise<void> {
      this.requireDoor();
      sendForm(response, 200, { finding: await requireFinding(this.reader, kind, key) });
    }

    /** Whoever sends it proves by the token in the form that it is meant; there is no cookie by which another site could. */
    @Post(path)
    async take(@Param('key') key: string, @Req() request: Request, @Res() response: Response): Promise<void> {
      const door = this.requireDoor();
      const typed = await readForm(request);
      const finding = await requireFinding(this.reader, kind, key);
      const reading = toCorrection(typed, finding.roles);
      typed.delete(formFields.token);
      if (reading.kind === 'faulty') return sendForm(response, 422, { finding, state: { typed, faults: reading.faults } });
      const handedOn = await door.send(finding, reading.correction);
      if (handedOn.kind === 'recorded') return response.redirect(303, links.corrected(finding.articleId, finding.key, reading.correction.change.kind));
      const { status, fault } = failureOf(handedOn);
      sendForm(response, status, { finding, state: { typed, faults: [fault] } });
    }

    private requireDoor(): NonNullable<PageSettings['overridesDoor']> {
      const { overridesDoor } = this.settings;
      if (overridesDoor === undefined) throw new OnRecordError('NOT_FOUND', 'Corrections from the pages are switched off here; an operator has verbs for them.');
      return overridesDoor;
    }
  }
  return CorrectionController;
}

function sendForm(response: Response, status: number, { finding, state }: { readonly finding: CorrectableFinding; readonly state?: FormState }): void {
  keepUnlisted(response);
  response.status(status).set('cache-control', 'no-store');
  sendHtml(response, renderPage({ ...correctionPage(finding, state), isUnlisted: true }));
}

function failureOf(handedOn: Exclude<HandedOn, { kind: 'recorded' }>): { readonly status: number; readonly fault: string } {
  switch (handedOn.kind) {
    case 'not-allowed':
      return { status: 403, fault: 'The token is not that of the editors. Ask the operator of On Record for it.' };
    case 'refused':
      return { status: 422, fault: `It was refused. ${handedOn.why}`.trim() };
    case 'away':
      return { status: 503, fault: 'The record could not be reached, or did not answer in time. Send it again in a few seconds; should it have arrived, it then says the same twice, which changes nothing.' };
    default: {
      const never: never = handedOn;
      return never;
    }
  }
}
