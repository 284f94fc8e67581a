/** Every limit of the API in one place, with its unit in its name. They are documented from here. */
export const MAX_BODY_BYTES = 256 * 1024;
export const MAX_ITEMS = 100;
export const MAX_QUANTITY = 10_000;
export const MAX_METADATA_KEYS = 50;
export const MAX_METADATA_KEY_LENGTH = 40;
export const MAX_METADATA_VALUE_LENGTH = 500;
export const MAX_ATTRIBUTION_KEYS = 20;
export const MAX_ATTRIBUTION_VALUE_LENGTH = 500;
export const MAX_URL_LENGTH = 2_048;
export const MAX_NAME_LENGTH = 255;
export const MAX_EMAIL_LENGTH = 254;
export const MAX_REFERENCE_LENGTH = 200;
export const MAX_DESCRIPTION_LENGTH = 2_000;
export const MAX_SEARCH_LENGTH = 100;
export const MAX_NOTE_LENGTH = 1_000;
export const MAX_REASON_LENGTH = 500;
export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;
/** Wrong fields named in one answer. */
export const MAX_FIELD_ERRORS = 100;
export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 20;
export const MAX_WEBHOOK_ENDPOINTS = 16;
/** What waits is counted for an operator up to here: how many more there are would cost, and change nothing. */
/** How far back the volume of a merchant reaches. */
export const VOLUME_DAYS = 30;
export const MAX_REQUESTS_PER_SECOND = 10_000;
export const MAX_COUNTED = 10_000;
export const MAX_EMBED_ORIGINS = 50;
export const MAX_BANK_ACCOUNTS = 20;
/** What the code that banking apps scan has room for. */
export const MAX_BANK_TEXT_LENGTH = 70;
export const MAX_REMINDERS = 10;
export const MAX_DOCUMENT_VERSION_LENGTH = 64;
export const MIN_CONFIRMATION_MINUTES = 5;
export const MAX_CONFIRMATION_MINUTES = 10_080;
export const MAX_STATEMENT_BYTES = 8 * 1024 * 1024;
export const MAX_STATEMENT_ENTRIES = 5_000;
export const MAX_LOGO_BYTES = 512 * 1024;
export const MIN_LOGO_PX = 16;
export const MAX_LOGO_PX = 2_048;

export const MAX_SLUG_LENGTH = 64;
/** They are counted with each order of the link, and in each answer about it. */
export const MAX_LINK_ORDERS = 1_000;
export const LINK_LAST_CART_MINUTES = 60;
export const MIN_QR_SIZE_PIXELS = 128;
export const DEFAULT_QR_SIZE_PIXELS = 512;
export const MAX_QR_SIZE_PIXELS = 2_048;
export const DEFAULT_QR_MARGIN_MODULES = 4;
export const MAX_QR_MARGIN_MODULES = 16;
/** Keys that still let their holder in. */
export const MAX_API_KEYS = 100;
export const MIN_API_KEY_LIFETIME_SECONDS = 60;
export const MAX_API_KEY_LIFETIME_DAYS = 3_650;

export const SESSION_DEFAULT_LIFETIME_HOURS = 24;
export const SESSION_MIN_LIFETIME_MINUTES = 30;
export const SESSION_MAX_LIFETIME_DAYS = 90;
export const ACTION_DEADLINE_MINUTES = 60;
export const CONFIRMATION_DEADLINE_MINUTES = 240;
export const APPROVAL_DEADLINE_MINUTES = 3;
export const APPROVAL_POLL_SECONDS = 2;
export const MAX_WAITING_APPROVALS = 5;
export const MAX_PUSH_SUBSCRIPTIONS = 10;
export const ORDER_DELETION_DAYS = 90;
export const MIN_RETRY_WINDOW_HOURS = 24;
export const DEFAULT_RETRY_WINDOW_HOURS = 720;
export const MAX_RETRY_WAITS = 20;
export const MAX_RETRY_WAIT_SECONDS = 86_400;
export const DEFAULT_SECRET_OVERLAP_HOURS = 24;
export const MAX_SECRET_OVERLAP_HOURS = 168;
export const MAX_REPLAY_DAYS = 90;
export const MAX_CLOCK_ADVANCE_DAYS = 366;

/** A file of products: its size, its lines and how long one of them may be. */
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024;
export const MAX_IMPORT_LINES = 100_000;
export const MAX_IMPORT_LINE_LENGTH = 64 * 1024;
/** What is wrong with a file, named in one answer. */
export const MAX_IMPORT_ERRORS = 1_000;
/** Files that one web server reads at a time; of one merchant and mode it is one. */
export const MAX_IMPORTS_AT_ONCE = 3;
export const IMPORT_RETRY_AFTER_SECONDS = 10;

export const IDEMPOTENCY_KEY_DAYS = 7;

/** People of a merchant and the dashboard. */
export const SIGN_IN_LINK_MINUTES = 15;
/** So many links of one person may be open at a time; who asks for more is sent nothing. */
export const MAX_OPEN_SIGN_IN_LINKS = 5;
export const DASHBOARD_IDLE_HOURS = 12;
export const DASHBOARD_SESSION_DAYS = 14;

/** What a request is told that came while the database was away. */
export const UNAVAILABLE_RETRY_AFTER_SECONDS = 2;

/** Streams of server-sent events that may be open at a time, on one web server. */
export const MAX_STREAMS_PER_LINK = 8;
export const MAX_STREAMS_PER_KEY = 32;
export const MAX_STREAMS_PER_ADDRESS = 128;
export const STREAM_RETRY_AFTER_SECONDS = 10;

/** Calls of the API a second, from all web servers together. */
export const RATE_LIMIT_CALLS_PER_KEY = 1_000;
export const RATE_LIMIT_CALLS_PER_MERCHANT = 2_000;
export const RATE_LIMIT_CALLS_PER_ADDRESS = 2_000;
/** So many seconds' worth may come at once. */
export const RATE_LIMIT_API_BURST_SECONDS = 5;
/** Pages, forms and looks at a status a second: thousands of customers may share the address of a network. */
export const RATE_LIMIT_PAGES_PER_ADDRESS = 50;
export const RATE_LIMIT_PAGE_BURST_SECONDS = 20;
export const RATE_LIMIT_PROVIDER_EVENTS_PER_ADDRESS = 1_000;
export const RATE_LIMIT_HEALTH_PER_ADDRESS = 10;
/** The tenth key or link that does not exist is the first that is refused. */
export const MISSES_UNTIL_REFUSED = 10;
export const MISS_FORGOTTEN_AFTER_SECONDS = 30;
export const MAX_MISS_RETRY_AFTER_SECONDS = 1_800;
