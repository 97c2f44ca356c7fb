package io.sagadesk.testbed.traffic;

import io.sagadesk.api.customer.ContactDetails;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Generates fictitious contact details: random names, with addresses and phone numbers that are reserved for examples.
 */
final class InventedPerson {

    private static final List<String> FIRST =
            List.of("Alva", "Bela", "Ciro", "Dara", "Edda", "Falk", "Gesa", "Hedi", "Ilja", "Jora", "Kaja", "Levi");
    private static final List<String> LAST =
            List.of("Ahrenfels", "Brookwater", "Castelverde", "Dunmarsh", "Eikenrode", "Fernhollow", "Grauwald");
    private static final List<String> STREETS = List.of("Sample Street", "Example Avenue", "Placeholder Lane");

    private InventedPerson() {}

    static ContactDetails contactDetails(Random chance, int number) {
        var first = pick(chance, FIRST);
        var last = pick(chance, LAST);
        var email = first.toLowerCase(Locale.ROOT) + "." + number + "@example.org";
        var phone = String.format(Locale.ROOT, "+1 202 555 01%02d", chance.nextInt(100));
        var address = (1 + chance.nextInt(99)) + " " + pick(chance, STREETS) + ", Exampletown";
        return new ContactDetails(first + " " + last, email, phone, address);
    }

    static <T> T pick(Random chance, List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }
}
