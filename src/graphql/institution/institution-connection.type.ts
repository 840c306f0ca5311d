import { connectionOf } from '../connection/connection.type.js';
import { Institution } from './institution.type.js';

export const { Connection: InstitutionConnection } = connectionOf(() => Institution, {
  name: 'Institution',
  connection: 'A page of a list of institutions.',
  edge: 'An institution in a list.',
  node: 'The institution.',
});
