package io.sagadesk.saga.desk;

/** The texts of messages about the queue. They contain no personal data. */
final class QueueWording {

    private QueueWording() {}

    static String soothing(int place) {
        var queue = place == 1 ? "You are next" : "You are number " + place + " in the queue";
        return "Thank you for waiting. " + queue + ", and somebody will be with you as soon as possible.";
    }

    static String wayOut() {
        return "It takes longer than it should, and we are sorry. If you would rather not wait, we can call you back, or you"
                + " leave it to us and get an answer in writing. Just say which, or stay in the queue.";
    }
}
