package io.sagadesk.server.log.index;

import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.log.index.IndexChange.Added;
import io.sagadesk.server.log.index.IndexChange.Removed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enters the linked identities of customers, and the e-mail address and phone number of their current contact. */
record IndexedIdentities(IdentityHashes hashes) implements IndexedEvents {

    private static final String SEPARATOR = ":";
    private static final String LINKED = "linked" + SEPARATOR;
    private static final String CONTACT = "contact" + SEPARATOR;

    /** Returns the kind of the identity for which an entry was made. */
    static IdentityKind kindOf(IndexEntry entry) {
        return IdentityKind.valueOf(entry.group().split(SEPARATOR, -1)[1]);
    }

    @Override
    public Set<Class<? extends Event>> types() {
        return Set.of(
                CustomerRegistered.class,
                ContactDetailsChanged.class,
                IdentityLinked.class,
                IdentityUnlinked.class,
                CustomerForgotten.class);
    }

    @Override
    public List<IndexChange> changesBy(Event event) {
        if (event instanceof IdentityLinked linked) return linked(linked);
        if (event instanceof IdentityUnlinked unlinked) return unlinked(unlinked);
        if (event instanceof CustomerRegistered registered)
            return reachedBy(registered.customerId(), registered.contact());
        if (event instanceof ContactDetailsChanged changed) return reachedBy(changed.customerId(), changed.contact());
        if (event instanceof CustomerForgotten forgotten)
            return List.of(Removed.all(forgotten.customerId().value()));
        return List.of();
    }

    private List<IndexChange> linked(IdentityLinked linked) {
        var changes = new ArrayList<IndexChange>();
        add(changes, linked.customerId(), groupOf(linked.kind(), linked.handle()), linked.kind(), linked.handle());
        return changes;
    }

    /** Each spelling of a handle is a link of its own, and is unlinked alone. */
    private String groupOf(IdentityKind kind, String handle) {
        return LINKED + kind + SEPARATOR + hashes.ofSpelling(kind, handle);
    }

    private List<IndexChange> unlinked(IdentityUnlinked unlinked) {
        if (unlinked.handle().equals(PersonalData.FORGOTTEN)) return List.of();
        var hash = hashes.of(unlinked.kind(), unlinked.handle());
        return List.of(new Removed(unlinked.customerId().value(), groupOf(unlinked.kind(), unlinked.handle()), hash));
    }

    /** The details replace those before. */
    private List<IndexChange> reachedBy(CustomerId customer, @Nullable ContactDetails contact) {
        var changes = new ArrayList<IndexChange>();
        changes.add(new Removed(customer.value(), CONTACT + IdentityKind.EMAIL, null));
        changes.add(new Removed(customer.value(), CONTACT + IdentityKind.PHONE, null));
        if (contact == null) return changes;
        add(changes, customer, CONTACT + IdentityKind.EMAIL, IdentityKind.EMAIL, contact.email());
        add(changes, customer, CONTACT + IdentityKind.PHONE, IdentityKind.PHONE, contact.phone());
        return changes;
    }

    private void add(
            List<IndexChange> changes, CustomerId customer, String group, IdentityKind kind, @Nullable String handle) {
        if (handle == null || handle.equals(PersonalData.FORGOTTEN)) return;
        changes.add(new Added(new IndexEntry(hashes.of(kind, handle), customer.value(), group)));
    }
}
