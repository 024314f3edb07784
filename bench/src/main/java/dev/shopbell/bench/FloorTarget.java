package dev.shopbell.bench;

/// The [Floor], which lets everybody in and takes a conversation's number for a token.
record FloorTarget() implements Target {
    @Override
    public String shopperHeaders() {
        return "";
    }

    @Override
    public String agentHeaders() {
        return "";
    }

    @Override
    public String shopperToken(int pair) {
        return Integer.toString(pair);
    }

    @Override
    public String agentToken(int pair) {
        return Integer.toString(pair);
    }
}
