// Loaded into an app before anything else (node --import): says each moment that passes.
import { subscribe } from 'node:diagnostics_channel';

subscribe('oatcake.moment', (moment) => process.stderr.write(`moment: ${moment}\n`));
