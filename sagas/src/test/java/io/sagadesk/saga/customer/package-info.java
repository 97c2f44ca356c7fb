@org.jspecify.annotations.NullMarked
package io.sagadesk.saga.customer;
