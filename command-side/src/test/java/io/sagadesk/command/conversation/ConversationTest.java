package io.sagadesk.command.conversation;

import static io.sagadesk.api.conversation.Author.CUSTOMER;
import static io.sagadesk.api.conversation.ConversationOutcome.RESOLVED;
import static io.sagadesk.api.conversation.ConversationOutcome.UNRESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.MoveToChannel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RateConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReopenConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationCommand.TagConversation;
import io.sagadesk.api.conversation.ConversationCommand.UntagConversation;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationLeftDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationSentToDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationUntagged;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final ConversationId ID = new ConversationId("talk-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final Author AGENT = Author.agent("a-1");
    private static final MessageId M1 = new MessageId("m-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofHours(24));

    private static final ConversationStarted STARTED = new ConversationStarted(ID, ANNA, Channel.WEB_CHAT, NOON);
    private static final MessagePosted POSTED = posted(CUSTOMER, "Where is my parcel?", NOON);
    private static final ConversationClosed CLOSED = new ConversationClosed(ID, ANNA, AGENT, RESOLVED, NOON);
    private static final ConversationReopened REOPENED = new ConversationReopened(ID, ANNA, CUSTOMER, NOON);
    private static final ConversationRated RATED = new ConversationRated(ID, ANNA, AGENT, 5, "Quick", NOON);

    private static final DeskId SUPPORT = new DeskId("support");
    private static final DeskId BILLING = new DeskId("billing");
    private static final ConversationSentToDesk SENT = new ConversationSentToDesk(ID, ANNA, SUPPORT, NOON);
    private static final ConversationLeftDesk LEFT = new ConversationLeftDesk(ID, ANNA, SUPPORT, NOON);

    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final AskForRating ASK = new AskForRating(ID, BECAUSE, NOON);
    private static final RatingAsked ASKED = new RatingAsked(ID, ANNA, BECAUSE, NOON);

    private final AggregateTestFixture<Conversation> conversation = new AggregateTestFixture<>(Conversation.class);

    @Test
    void a_conversation_is_started() {
        conversation
                .givenNoPriorActivity()
                .when(new StartConversation(ID, ANNA, Channel.WEB_CHAT, NOON))
                .expectEvents(STARTED);
    }

    @Test
    void starting_twice_changes_nothing_even_after_it_moved_elsewhere() {
        conversation
                .given(STARTED)
                .when(start(Channel.WEB_CHAT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        conversation
                .given(STARTED, new ChannelChanged(ID, ANNA, Channel.WEB_CHAT, Channel.PHONE, NOON))
                .when(start(Channel.WEB_CHAT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_conversation_under_the_same_id_is_refused() {
        refused(conversation.given(STARTED).when(start(Channel.EMAIL)), "conversation-exists");
        var ofAnother = new StartConversation(ID, new CustomerId("c-2"), Channel.WEB_CHAT, NOON);
        refused(conversation.given(STARTED).when(ofAnother), "conversation-exists");
    }

    @Test
    void a_conversation_that_was_never_started_is_not_found() {
        conversation
                .givenNoPriorActivity()
                .when(post(CUSTOMER, "Hello", NOON))
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void a_message_is_posted() {
        given(STARTED).when(post(CUSTOMER, "Where is my parcel?", NOON)).expectEvents(POSTED);
    }

    @Test
    void a_repeated_message_changes_nothing_open_or_closed() {
        given(STARTED, POSTED)
                .when(post(CUSTOMER, "Where is my parcel?", NEXT_DAY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, POSTED, CLOSED)
                .when(post(CUSTOMER, "Where is my parcel?", NEXT_DAY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_message_under_the_same_id_is_refused() {
        refused(given(STARTED, POSTED).when(post(CUSTOMER, "Where?", NOON)), "message-exists");
        refused(given(STARTED, POSTED).when(post(AGENT, "Where is my parcel?", NOON)), "message-exists");
        refused(given(STARTED, POSTED, CLOSED).when(post(CUSTOMER, "Where?", NOON)), "message-exists");
    }

    @Test
    void a_message_of_the_customer_reopens_a_conversation_that_was_closed_lately() {
        given(STARTED, CLOSED).when(post(CUSTOMER, "Where is my parcel?", NOON)).expectEvents(REOPENED, POSTED);
    }

    @Test
    void a_message_to_a_conversation_closed_long_ago_is_refused() {
        refused(given(STARTED, CLOSED).when(post(CUSTOMER, "Hello?", NEXT_DAY)), "conversation-closed");
    }

    @Test
    void nobody_but_the_customer_posts_to_a_closed_conversation() {
        for (var author : List.of(AGENT, Author.bot("b-1"), new Author(Author.Kind.SYSTEM, null))) {
            refused(given(STARTED, CLOSED).when(post(author, "Hello?", NOON)), "conversation-closed");
        }
    }

    @Test
    void an_intent_is_reported_for_a_message_or_for_the_whole_even_after_closing() {
        given(STARTED, POSTED).when(intent(M1, "delivery")).expectEvents(intentReported(M1, "delivery"));
        given(STARTED, CLOSED).when(intent(null, "delivery")).expectEvents(intentReported(null, "delivery"));
    }

    @Test
    void the_same_intent_again_changes_nothing_and_another_one_corrects_it() {
        var before = new Object[] {STARTED, POSTED, intentReported(M1, "delivery", "refund")};
        given(before)
                .when(intent(M1, "delivery", "refund"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(before).when(intent(M1, "delivery")).expectEvents(intentReported(M1, "delivery"));
        given(before).when(intent(null, "delivery", "refund")).expectEvents(intentReported(null, "delivery", "refund"));
    }

    @Test
    void a_sentiment_is_reported_even_after_closing() {
        given(STARTED, POSTED, CLOSED).when(sentiment(M1, -80)).expectEvents(sentimentReported(M1, -80));
    }

    @Test
    void the_same_sentiment_again_changes_nothing_and_another_one_corrects_it() {
        given(STARTED, POSTED, sentimentReported(M1, -80))
                .when(sentiment(M1, -80))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, POSTED, sentimentReported(M1, -80))
                .when(sentiment(M1, 10))
                .expectEvents(sentimentReported(M1, 10));
    }

    @Test
    void a_report_about_an_unknown_message_is_refused() {
        refused(given(STARTED).when(intent(M1, "delivery")), "message-unknown");
        refused(given(STARTED, POSTED).when(sentiment(new MessageId("m-2"), 5)), "message-unknown");
    }

    @Test
    void a_human_is_requested_once_for_each_reason() {
        var asked = new HumanRequested(ID, ANNA, HumanReason.CUSTOMER_ASKED, List.of(), null, NOON);
        given(STARTED).when(human(HumanReason.CUSTOMER_ASKED)).expectEvents(asked);
        given(STARTED, asked)
                .when(human(HumanReason.CUSTOMER_ASKED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, asked)
                .when(human(HumanReason.BOT_FAILED))
                .expectEvents(new HumanRequested(ID, ANNA, HumanReason.BOT_FAILED, List.of(), null, NOON));
    }

    @Test
    void who_asks_for_a_human_again_later_is_heard_again() {
        var asked = new HumanRequested(ID, ANNA, HumanReason.CUSTOMER_ASKED, List.of(), null, NOON);
        var again = new HumanRequested(ID, ANNA, HumanReason.CUSTOMER_ASKED, List.of(), null, NOON.plusSeconds(9));
        given(STARTED, asked)
                .when(new RequestHuman(ID, HumanReason.CUSTOMER_ASKED, NOON.plusSeconds(9)))
                .expectEvents(again);
        given(STARTED, asked, again)
                .when(human(HumanReason.CUSTOMER_ASKED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_request_that_comes_late_was_answered_with_a_later_one_whatever_its_reason() {
        var asked = new HumanRequested(ID, ANNA, HumanReason.CUSTOMER_ASKED, List.of(), null, NOON.plusSeconds(9));
        given(STARTED, asked)
                .when(human(HumanReason.POLICY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_reopened_conversation_may_request_a_human_anew() {
        var asked = new HumanRequested(ID, ANNA, HumanReason.CUSTOMER_ASKED, List.of(), null, NOON);
        given(STARTED, asked, CLOSED, REOPENED)
                .when(human(HumanReason.CUSTOMER_ASKED))
                .expectEvents(asked);
    }

    @Test
    void a_closed_conversation_requests_no_human() {
        refused(given(STARTED, CLOSED).when(human(HumanReason.POLICY)), "conversation-closed");
    }

    @Test
    void a_conversation_moves_to_another_channel() {
        given(STARTED)
                .when(new MoveToChannel(ID, Channel.PHONE, NOON))
                .expectEvents(new ChannelChanged(ID, ANNA, Channel.WEB_CHAT, Channel.PHONE, NOON));
        given(STARTED)
                .when(new MoveToChannel(ID, Channel.WEB_CHAT, NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_closed_conversation_stays_in_its_channel() {
        refused(given(STARTED, CLOSED).when(new MoveToChannel(ID, Channel.PHONE, NOON)), "conversation-closed");
    }

    @Test
    void a_tag_is_given_once_even_after_closing() {
        var tagged = new ConversationTagged(ID, ANNA, "lost-parcel", NOON);
        given(STARTED, CLOSED)
                .when(new TagConversation(ID, "lost-parcel", NOON))
                .expectEvents(tagged);
        given(STARTED, tagged)
                .when(new TagConversation(ID, "lost-parcel", NEXT_DAY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_tag_is_removed_once_and_may_be_given_again() {
        var tagged = new ConversationTagged(ID, ANNA, "lost-parcel", NOON);
        var untagged = new ConversationUntagged(ID, ANNA, "lost-parcel", NOON);
        var untag = new UntagConversation(ID, "lost-parcel", NOON);
        given(STARTED, tagged).when(untag).expectEvents(untagged);
        given(STARTED, tagged, untagged)
                .when(untag)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, tagged, untagged)
                .when(new TagConversation(ID, "lost-parcel", NOON))
                .expectEvents(tagged);
    }

    @Test
    void a_conversation_is_at_one_desk_at_a_time() {
        enter(SUPPORT, NOON, STARTED).expectEvents(SENT);
        enter(SUPPORT, NOON, STARTED, SENT).expectNoEvents();
        refused(enter(BILLING, NOON, STARTED, SENT), "conversation-elsewhere");
        enter(BILLING, NOON, STARTED, SENT, LEFT).expectEvents(new ConversationSentToDesk(ID, ANNA, BILLING, NOON));
        given(STARTED)
                .whenInvoking(ID.toString(), known -> known.enter(SUPPORT, true, NOON))
                .expectEvents(SENT);
        given(STARTED, CLOSED)
                .whenInvoking(ID.toString(), known -> known.enter(SUPPORT, true, NOON))
                .expectNoEvents();
    }

    @Test
    void a_conversation_that_was_closed_and_reopened_may_go_to_another_desk() {
        enter(BILLING, NOON, STARTED, SENT, CLOSED, REOPENED)
                .expectEvents(new ConversationSentToDesk(ID, ANNA, BILLING, NOON));
        leave(SUPPORT, STARTED, SENT, CLOSED).expectNoEvents();
    }

    @Test
    void a_conversation_leaves_the_desk_where_it_is() {
        leave(SUPPORT, STARTED, SENT).expectEvents(LEFT);
        leave(BILLING, STARTED, SENT).expectNoEvents();
        leave(SUPPORT, STARTED).expectNoEvents();
    }

    @Test
    void a_conversation_that_was_closed_before_goes_to_no_desk() {
        refused(enter(SUPPORT, NOON, STARTED, CLOSED), "conversation-closed");
        refused(enter(SUPPORT, NEXT_DAY, STARTED, CLOSED), "conversation-closed");
        var before = NOON.minusSeconds(1);
        enter(SUPPORT, before, STARTED, CLOSED).expectEvents(new ConversationSentToDesk(ID, ANNA, SUPPORT, before));
        enter(SUPPORT, NOON, STARTED, CLOSED, REOPENED).expectEvents(SENT);
    }

    private ResultValidator<Conversation> enter(DeskId desk, Instant at, Object... given) {
        return given(given).whenInvoking(ID.toString(), known -> known.enter(desk, false, at));
    }

    private ResultValidator<Conversation> leave(DeskId desk, Object... given) {
        return given(given).whenInvoking(ID.toString(), known -> known.leave(desk, NOON));
    }

    @Test
    void a_conversation_is_closed() {
        given(STARTED).when(new CloseConversation(ID, AGENT, RESOLVED, NOON)).expectEvents(CLOSED);
    }

    @Test
    void closing_again_changes_nothing_unless_the_author_or_the_outcome_differs() {
        given(STARTED, CLOSED)
                .when(new CloseConversation(ID, AGENT, RESOLVED, NEXT_DAY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(
                given(STARTED, CLOSED).when(new CloseConversation(ID, CUSTOMER, RESOLVED, NOON)),
                "conversation-closed");
        refused(given(STARTED, CLOSED).when(new CloseConversation(ID, AGENT, UNRESOLVED, NOON)), "conversation-closed");
    }

    @Test
    void a_conversation_is_reopened_within_the_grace_period() {
        given(STARTED, CLOSED).when(new ReopenConversation(ID, CUSTOMER, NOON)).expectEvents(REOPENED);
        given(STARTED, CLOSED, REOPENED)
                .when(new ReopenConversation(ID, CUSTOMER, NEXT_DAY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_conversation_is_not_reopened_after_the_grace_period() {
        refused(given(STARTED, CLOSED).when(new ReopenConversation(ID, AGENT, NEXT_DAY)), "grace-period-over");
    }

    @Test
    void a_rating_goes_to_who_closed_the_conversation() {
        given(STARTED, CLOSED).when(rate(5, "Quick")).expectEvents(RATED);
    }

    @Test
    void a_rating_may_go_without_a_comment() {
        given(STARTED, CLOSED).when(rate(2, null)).expectEvents(new ConversationRated(ID, ANNA, AGENT, 2, null, NOON));
    }

    @Test
    void an_open_conversation_is_not_rated() {
        refused(given(STARTED).when(rate(5, "Quick")), "conversation-open");
    }

    @Test
    void the_same_rating_again_changes_nothing_and_another_one_is_refused() {
        given(STARTED, CLOSED, RATED)
                .when(rate(5, "Quick"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, CLOSED, RATED, REOPENED)
                .when(rate(5, "Quick"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(given(STARTED, CLOSED, RATED).when(rate(1, "Quick")), "already-rated");
        refused(given(STARTED, CLOSED, RATED).when(rate(5, "Slow")), "already-rated");
    }

    @Test
    void a_rating_without_a_comment_is_another_one() {
        refused(given(STARTED, CLOSED, RATED).when(rate(5, null)), "already-rated");
        given(STARTED, CLOSED, new ConversationRated(ID, ANNA, AGENT, 5, null, NOON))
                .when(rate(5, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void once_the_customer_was_forgotten_the_state_has_nothing_to_encrypt() {
        var posted = posted(CUSTOMER, PersonalData.FORGOTTEN, NOON);
        var rated = new ConversationRated(ID, ANNA, AGENT, 5, PersonalData.FORGOTTEN, NOON);
        given(STARTED, posted, CLOSED, rated)
                .when(new TagConversation(ID, "lost-parcel", NOON))
                .expectState(state -> assertThat(Snapshots.write(state))
                        .contains("\"messages\":null", "\"comment\":\"" + PersonalData.FORGOTTEN + "\""));
    }

    @Test
    void a_conversation_that_was_closed_again_is_rated_anew() {
        given(STARTED, CLOSED, RATED, REOPENED, CLOSED).when(rate(5, "Quick")).expectEvents(RATED);
    }

    @Test
    void a_rating_is_asked_for_once_when_the_conversation_is_over() {
        given(STARTED, CLOSED).when(ASK).expectEvents(ASKED);
        given(STARTED, CLOSED, ASKED)
                .when(ASK)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(STARTED, CLOSED, ASKED, REOPENED, CLOSED)
                .when(ASK)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(given(STARTED, CLOSED, REOPENED).when(ASK), "conversation-open");
    }

    private TestExecutor<Conversation> given(Object... events) {
        return conversation.given(events);
    }

    private static void refused(ResultValidator<Conversation> result, String code) {
        result.expectNoEvents().expectException(Refusals.with(code));
    }

    private static StartConversation start(Channel channel) {
        return new StartConversation(ID, ANNA, channel, NEXT_DAY);
    }

    private static PostMessage post(Author author, String text, Instant at) {
        return new PostMessage(ID, M1, author, text, at);
    }

    private static MessagePosted posted(Author author, String text, Instant at) {
        return new MessagePosted(ID, ANNA, M1, author, text, at);
    }

    private static ReportIntent intent(@Nullable MessageId message, String... intents) {
        return new ReportIntent(ID, message, List.of(intents), NOON);
    }

    private static IntentReported intentReported(@Nullable MessageId message, String... intents) {
        return new IntentReported(ID, ANNA, message, List.of(intents), NOON);
    }

    private static ReportSentiment sentiment(MessageId message, int score) {
        return new ReportSentiment(ID, message, score, NOON);
    }

    private static SentimentReported sentimentReported(MessageId message, int score) {
        return new SentimentReported(ID, ANNA, message, score, NOON);
    }

    private static RequestHuman human(HumanReason reason) {
        return new RequestHuman(ID, reason, NOON);
    }

    private static RateConversation rate(int stars, @Nullable String comment) {
        return new RateConversation(ID, stars, comment, NOON);
    }
}
