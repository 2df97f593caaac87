import type { ContentType } from '../formats/delivery-format';

/** The parts of a Content-Type header that decide who reads the body. */
export function toContentType(header: string | undefined): ContentType {
  const [mediaType = '', ...parameters] = (header ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return { mediaType, charset: charset?.replaceAll('"', '').trim() };
}
