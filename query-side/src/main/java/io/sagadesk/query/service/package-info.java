/** Query handlers for service figures. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.service;
