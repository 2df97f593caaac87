import { Controller, Get, Res, type Type } from '@nestjs/common';
import type { Response } from 'express';
import type { Asset } from './assets';

/** A Nest controller that serves one file of the pages; its address has the hash of its content in it. */
export function assetController({ path, type, content }: Asset): Type {
  @Controller()
  class AssetController {
    @Get(path)
    send(@Res() response: Response): void {
      response.set('cache-control', 'public, max-age=31536000, immutable').type(type).send(content);
    }
  }
  return AssetController;
}
