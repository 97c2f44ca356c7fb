/** Service figures by quarter of an hour, which can be summed to the hours and days of every time zone. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.service;
