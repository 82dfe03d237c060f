"""What Schemathesis cannot know of this API: how to read a stream of frames."""
import json

import schemathesis


@schemathesis.deserializer("application/x-ndjson")
def last_frame(ctx, response):
    """The description holds for every line; the last one is checked against it."""
    return json.loads(response.content.splitlines()[-1])


@schemathesis.check
def stream_is_whole(ctx, response, case):
    """A header, rows, and one summary or error: nothing else, each on a line."""
    if "application/x-ndjson" not in response.headers.get("content-type", [""])[0]:
        return
    frames = [list(json.loads(line)) for line in response.content.splitlines()]
    kinds = [frame[0] for frame in frames]
    assert all(len(frame) == 1 for frame in frames), frames
    assert kinds[0] == "header" and kinds[-1] in ("summary", "error"), kinds
    assert set(kinds[1:-1]) <= {"row"}, kinds
