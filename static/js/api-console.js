// Draws the console. Requests carry this browser's sign-in and its CSRF token.
const place = document.getElementById("console");
const csrf = JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  requestInterceptor: (request) => {
    request.headers["X-CSRFToken"] = csrf;
    return request;
  },
});
