@org.jspecify.annotations.NullMarked
package io.sagadesk.query.coupon;
