package io.sagadesk.testbed.bench.commands;

/** A command as it travels. */
record Request(String method, String path, String body) {

    static Request put(String path, String body) {
        return new Request("PUT", path, body);
    }

    static Request post(String path, String body) {
        return new Request("POST", path, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
