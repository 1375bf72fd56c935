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

/** Everything that the endpoint remembers, in memory. */
export class Store {
  readonly #users = new Map<string, User>();
  readonly #accessKeys = new Map<string, AccessKey>();
  readonly #credentials = new Map<string, Credential>();

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

  accessKey(id: string): AccessKey | undefined {
    return this.#accessKeys.get(id);
  }

  /** Every access key, oldest first. */
  accessKeys(): IterableIterator<AccessKey> {
    return this.#accessKeys.values();
  }

  addAccessKey(key: AccessKey): void {
    this.#accessKeys.set(key.id, key);
    key.owner?.accessKeys.push(key);
  }

  removeAccessKey(key: AccessKey): void {
    this.#accessKeys.delete(key.id);
    if (key.owner !== undefined) remove(key.owner.accessKeys, key);
  }

  credential(id: string): Credential | undefined {
    return this.#credentials.get(id);
  }

  /** Every credential of every user, oldest first. */
  credentials(): IterableIterator<Credential> {
    return this.#credentials.values();
  }

  addCredential(credential: Credential): void {
    this.#credentials.set(credential.id, credential);
    credential.owner.credentials.push(credential);
  }

  removeCredential(credential: Credential): void {
    this.#credentials.delete(credential.id);
    remove(credential.owner.credentials, credential);
  }

  counts(): Counts {
    return {
      users: this.#users.size,
      credentials: this.#credentials.size,
      accessKeys: this.#accessKeys.size,
    };
  }
}

function remove<Item>(items: Item[], item: Item): void {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}
