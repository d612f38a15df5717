"""What a person sends from the page of an import."""

from django.urls import reverse


def url(batch, name="batch", **more):
    return reverse(f"imports:{name}", kwargs={"public_id": batch.public_id, **more})


def post(client, batch, name, data=None, **more):
    return client.post(url(batch, name, **more), data or {})
