/* Sends a photo as soon as it is taken, made small on the tablet already. What could not be sent stays here to send again. */
const form = document.querySelector("[data-take]");
const LONGEST_SIDE = 1600;
const PATIENCE = 60000;

/* The picture upright and no larger than the server keeps it; as it came where this browser cannot read it. */
async function small(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  } catch {
    return file;
  }
}

/* A photo that is taken anew is another one, whatever became of the last. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function setUp() {
  const told = form.querySelector("[data-take-state]");
  const again = form.querySelector("[data-take-again]");
  let waiting = null;

  const tell = (sentence, isStuck = false) => {
    told.textContent = sentence;
    told.classList.toggle("error", isStuck);
    again.hidden = !(isStuck && waiting);
  };

  async function send(event) {
    event?.preventDefault();
    if (!form.elements.view.value) return tell("Now say from where it is taken; then it is sent.");
    tell("Sending the photo…");
    const body = new FormData(form);
    body.delete("picture");
    body.set("picture", waiting, "photo.jpg");
    const answer = await post(body).catch(() => null);
    if (answer?.url) {
      waiting = null;
      location.href = answer.url;
    } else if (answer) tell(answer.sentence ?? "It could not be sent. The photo is still on this page.", true);
    else tell(`${navigator.onLine ? "The practice’s server did not answer" : "There is no connection"}. The photo is still on this page, and nowhere else: stay here and send it again.`, true);
  }

  async function post(body) {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "manual",
    });
    const isOurs = (response.headers.get("content-type") || "").startsWith("application/json");
    return isOurs ? response.json() : {};
  }

  for (const input of form.querySelectorAll("[type=file]"))
    input.addEventListener("change", async () => {
      if (!input.files.length) return;
      tell("Making the photo ready…");
      waiting = await small(input.files[0]);
      input.value = "";
      form.elements.submission.value = newId();
      send();
    });
  form.addEventListener("change", (event) => event.target.name === "view" && waiting && send());
  form.addEventListener("submit", send);
  again.querySelector("button").addEventListener("click", send);
  addEventListener("online", () => waiting && send());
  addEventListener("beforeunload", (event) => {
    if (waiting) event.preventDefault();
  });
}

if (form) setUp();
