import { serve } from './serve.js';

await serve({ migrate: true });
