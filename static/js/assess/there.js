/* Whether this browser has ever kept anything of an assessment; asked without making the store. */
export const STORE = "plumbline";

export async function isAnythingKept() {
  const stores = await globalThis.indexedDB?.databases?.().catch(() => []);
  return stores === undefined || stores.some(({ name }) => name === STORE);
}
