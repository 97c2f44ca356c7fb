@org.jspecify.annotations.NullMarked
package io.sagadesk.rules.customer;
