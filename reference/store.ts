/** A user of the account. */
export interface User {
  readonly id: string;
  /** As given at creation; addressed without regard to case. */
  readonly name: string;
  readonly path: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly accessKeys: AccessKey[];
  readonly credentials: Credential[];
}

/** A key that signs requests; without `owner`, the account's own. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly owner: User | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** A service-specific credential. */
export interface Credential {
  readonly id: string;
  readonly owner: User;
  readonly serviceName: string;
  /** The user name of a service that signs in by password, the alias of one that uses API keys. */
  serviceUserName: string;
  readonly usesApiKey: boolean;
  /** The password or API key. */
  secret: string;
  status: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** How many of each the store holds. */
export interface Counts {
  readonly users: number;
  readonly credentials: number;
  readonly accessKeys: number;
}

/** What belongs to users, by id and oldest first. */
class Belongings<T extends { readonly id: string; readonly owner: User | undefined }> {
  readonly #byId = new Map<string, T>();
  readonly #listOf: (owner: User) => T[];

  constructor(listOf: (owner: User) => T[]) {
    this.#listOf = listOf;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  values(): IterableIterator<T> {
    return this.#byId.values();
  }

  add(item: T): void {
    this.#byId.set(item.id, item);
    if (item.owner !== undefined) this.#listOf(item.owner).push(item);
  }

  remove(item: T): void {
    this.#byId.delete(item.id);
    const list = item.owner === undefined ? [] : this.#listOf(item.owner);
    const index = list.indexOf(item);
    if (index >= 0) list.splice(index, 1);
  }
}

/** Everything that the endpoint remembers, in memory. */
export class Store {
  readonly #users = new Map<string, User>();
  readonly accessKeys = new Belongings<AccessKey>((owner) => owner.accessKeys);
  readonly credentials = new Belongings<Credential>((owner) => owner.credentials);

  /** The user of that name; names are unique without regard to case (IAM User Guide, IAM name requirements). */
  user(name: string): User | undefined {
    return this.#users.get(name.toLowerCase());
  }

  /** Every user, sorted by name. */
  users(): User[] {
    return [...this.#users.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  addUser(user: User): void {
    this.#users.set(user.name.toLowerCase(), user);
  }

  removeUser(user: User): void {
    this.#users.delete(user.name.toLowerCase());
  }

  counts(): Counts {
    const { accessKeys, credentials } = this;
    return { users: this.#users.size, credentials: credentials.size, accessKeys: accessKeys.size };
  }
}
