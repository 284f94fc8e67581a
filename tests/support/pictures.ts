import { readFileSync } from "node:fs";
import { join } from "node:path";

const ofBase64 = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));

/** 192 pixels wide and high. */
export const PNG = Uint8Array.from(
  readFileSync(join(import.meta.dirname, "../../public/phone-icon-192.png")),
);

/** The others are 40 pixels wide and 30 high. */
export const JPEG = ofBase64(
  "/9j/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBD" +
    "ASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAeACgD" +
    "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAA" +
    "AAED/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AjAVgAAAAAAAAAA//2Q==",
);
export const WEBP_LOSSY = ofBase64(
  "UklGRj4AAABXRUJQVlA4IDIAAAAwAwCdASooAB4AP3G202G0ryqmJWgCkC4JZwDLaBEBi2YAAP7j9Oe9y0VTxnjo0AAAAA==",
);
export const WEBP_LOSSLESS = ofBase64("UklGRh4AAABXRUJQVlA4TBEAAAAvJ0AHAAdQrj60qf+BiOh/AAA=");
export const WEBP_EXTENDED = ofBase64(
  "UklGRmIAAABXRUJQVlA4WAoAAAAQAAAAJwAAHQAAQUxQSAoAAAABB1DAiAhERP8DVlA4IDIAAAAwAwCdASooAB4AP3G202G0ryqmJWgCkC4JZwDL" +
    "aBEBi2YAAP7j9Oe9y0VTxnjo0AAAAA==",
);
