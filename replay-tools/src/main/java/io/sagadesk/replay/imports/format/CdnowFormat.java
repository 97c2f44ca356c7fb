package io.sagadesk.replay.imports.format;

import static io.sagadesk.replay.client.CommandJsonLines.line;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts CDNOW rows: customer, date, number of CDs and dollars, separated by blanks. The file has no purchase ids, so
 * purchases of one customer and date, which are adjacent, are numbered.
 */
public final class CdnowFormat implements RowConverter {

    public static final String SOURCE = "cdnow";
    public static final String CLOCK = "The file has dates only: each purchase is taken to be at noon UTC";

    private static final Pattern HEADER =
            Pattern.compile("\\s*customer_id\\s+date\\s+number_of_cds\\s+dollar_value\\s*");
    private static final Pattern ROW =
            Pattern.compile("\\s*(\\d{1,12})\\s+(\\d{8})\\s+(\\d{1,9})\\s+(\\d{1,12}(?:\\.\\d{1,2})?)\\s*");

    private String customerAndDate = "";
    private int count;

    @Override
    public boolean recognises(String firstLine) {
        return isHeader(firstLine) || ROW.matcher(firstLine).matches();
    }

    @Override
    public boolean isHeader(String firstLine) {
        return HEADER.matcher(firstLine).matches();
    }

    @Override
    public ConvertedRow convert(String row) throws DamagedRow {
        var fields = ROW.matcher(row);
        if (!fields.matches()) throw new DamagedRow("is not a customer, a date, a number and an amount");
        var at = date(fields.group(2)).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        var order = orderId(fields.group(1) + "-" + fields.group(2));
        var customer = new CustomerId(SOURCE + "-" + fields.group(1));
        var amount = new BigDecimal(fields.group(4));
        var items = Integer.parseInt(fields.group(3));
        var purchase = new RecordPurchase(order, customer, new Money(amount, "USD"), items, at);
        return new ConvertedRow(List.of(line(purchase)), amount);
    }

    private static LocalDate date(String text) throws DamagedRow {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException none) {
            throw new DamagedRow("has a date that is in no calendar");
        }
    }

    private OrderId orderId(String key) {
        count = key.equals(customerAndDate) ? count + 1 : 1;
        customerAndDate = key;
        return new OrderId(SOURCE + "-" + key + "-" + count);
    }
}
