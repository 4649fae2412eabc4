//! Drawings that are no digit.
