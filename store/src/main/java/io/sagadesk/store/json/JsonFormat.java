package io.sagadesk.store.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The format of stored JSON. Stored data can never be rewritten, so no choice is left to a default of the library. */
final class JsonFormat {

    private JsonFormat() {}

    static void configure(JsonMapper.Builder json, AnnotationIntrospector personalData) {
        fieldsAreTheFormat(json);
        timesAndEnumsAreText(json);
        unknownFieldsAreTolerated(json);
        json.annotationIntrospector(AnnotationIntrospector.pair(personalData, new JacksonAnnotationIntrospector()));
        json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.") // a ReplayToken contains the class names of its inner tokens
                .allowIfSubType("io.sagadesk.")
                .allowIfSubType(String.class)
                .build());
    }

    /** Aggregates and sagas have private fields and no getters; a record's fields are its components. */
    private static void fieldsAreTheFormat(JsonMapper.Builder json) {
        json.changeDefaultVisibility(visibility -> visibility
                .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                .withFieldVisibility(Visibility.ANY)
                .withCreatorVisibility(Visibility.ANY));
    }

    private static void timesAndEnumsAreText(JsonMapper.Builder json) {
        json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        json.disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING);
    }

    /**
     * Unknown and missing fields are tolerated, so that an older version can read data of a newer version and vice
     * versa.
     */
    private static void unknownFieldsAreTolerated(JsonMapper.Builder json) {
        json.disable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
