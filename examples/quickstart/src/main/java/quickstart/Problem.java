package quickstart;

/** What a client is told when it does not get what it asked for. */
record Problem(String error) {}
