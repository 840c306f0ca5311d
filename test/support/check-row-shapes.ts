import { checkRowShapes } from '../../src/database/runner.js';

/** Every row that a test reads is held against its shape. */
checkRowShapes();
