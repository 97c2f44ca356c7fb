package io.sagadesk.archunit;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.sagadesk.api.Command;
import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components of messages that can hold any text and are stored unencrypted. */
public final class PlainTexts {

    /** Components that were decided to hold no personal data. */
    public static final Set<String> HARMLESS = Set.of(
            // ids, codes and names of things
            "Author.id",
            "Money.currency",
            "RegisterCustomer.timeZone",
            "CustomerRegistered.timeZone",
            "ChangeContactDetails.timeZone",
            "EditContactDetails.timeZone",
            "ContactDetailsChanged.timeZone",
            "GiveConsent.wording",
            "ConsentGiven.wording",
            "RecordPageView.page",
            "PageViewed.page",
            "InviteToChat.page",
            "InviteToChat.pages",
            "ChatInvited.page",
            "OpenDesk.name",
            "DeskOpened.name",
            "SignIn.skills",
            "AgentSignedIn.skills",
            "EnqueueConversation.skills",
            "ConversationQueued.skills",
            "LaunchCampaign.name",
            "CampaignLaunched.name",
            // labels of a fixed set that staff or a model chooses from
            "ReportIntent.intents",
            "IntentReported.intents",
            "HumanRequested.intents",
            "TagConversation.tag",
            "UntagConversation.tag",
            "ConversationTagged.tag",
            "ConversationUntagged.tag",
            // rules and their inputs
            "Decision.rule",
            "Decision.inputs",
            "OfferLimits.zone",
            "ApplyServiceLevel.plan",
            "ServiceLevelApplied.plan",
            "PublishPolicy.rules",
            "PolicyPublished.rules",
            // staff's words about the case, never about the person; they must outlive the customer's key
            "PlaceLegalHold.reason",
            "LegalHoldPlaced.reason",
            "ForgettingRefused.reason",
            "ForgetCustomer.reason",
            "CustomerForgotten.reason",
            "HoldTicket.reason",
            "TicketHeld.reason",
            "TransferConversation.reason",
            "ConversationTransferred.reason",
            "RevokeCoupon.reason",
            "CouponRevoked.reason");

    private PlainTexts() {}

    /** All unencrypted texts of all commands and events, as {@code Record.component}. */
    public static Set<String> inMessagesOf(JavaClasses classes) {
        return classes.stream()
                .filter(type ->
                        type.isRecord() && (type.isAssignableTo(Command.class) || type.isAssignableTo(Event.class)))
                .flatMap(message -> in(message.reflect()))
                .collect(Collectors.toSet());
    }

    /**
     * The unencrypted texts of a message and of its nested records. A type that is neither a record nor known to be
     * harmless counts as text.
     */
    static Stream<String> in(Class<?> message) {
        return Stream.of(message.getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(PersonalData.class))
                .flatMap(component -> in(component, component.getGenericType()));
    }

    private static Stream<String> in(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments())
                    .flatMap(argument -> in(component, argument))
                    .distinct();
        }
        if (type instanceof Class<?> plain && isCompositeRecord(plain)) return in(plain);
        return isHarmless(type)
                ? Stream.empty()
                : Stream.of(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
    }

    private static boolean isHarmless(Type type) {
        return type instanceof Class<?> plain
                && (plain.isPrimitive()
                        || plain.isEnum()
                        || plain.isRecord()
                        || Temporal.class.isAssignableFrom(plain)
                        || plain == Duration.class
                        || plain == BigDecimal.class
                        || plain == Integer.class
                        || plain == Long.class
                        || plain == Boolean.class);
    }

    /**
     * Whether the type is a record other than an id; an id is a record of one value, which refuses names and addresses.
     */
    private static boolean isCompositeRecord(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents())
                        .noneMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }
}
