import { Controller, Get } from '@nestjs/common';
import { apiDocument, apiIndex } from './api';
import type { JsonObject } from './openapi';

/** Where everything is, and how it is asked. */
@Controller()
export class IndexController {
  private readonly index = apiIndex();
  private readonly document = apiDocument();

  @Get()
  addresses(): JsonObject {
    return this.index;
  }

  @Get('openapi.json')
  openApi(): JsonObject {
    return this.document;
  }
}
