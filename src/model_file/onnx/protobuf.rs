//! Protocol Buffers messages: fields one after another, each a tag, which is its number and the kind of what follows,
//! and its value. <https://protobuf.dev/programming-guides/encoding/>

/// A message as it is written.
#[derive(Default)]
pub(super) struct Message(Vec<u8>);

/// A whole number of as many bytes as it takes.
const VARINT: u64 = 0;
/// So many bytes, counted before.
const COUNTED: u64 = 2;

impl Message {
    /// Without fields.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// With a whole number.
    #[must_use]
    pub(super) fn int(mut self, field: u64, value: i64) -> Self {
        self.tag(field, VARINT);
        // Negative ones are as their 64 bits say.
        self.varint(value.cast_unsigned());
        self
    }

    /// With a text.
    #[must_use]
    pub(super) fn text(self, field: u64, text: &str) -> Self {
        self.bytes(field, text.as_bytes())
    }

    /// With bytes.
    #[must_use]
    pub(super) fn bytes(mut self, field: u64, bytes: &[u8]) -> Self {
        self.counted(field, bytes);
        self
    }

    /// With a message inside.
    #[must_use]
    pub(super) fn message(self, field: u64, inside: Self) -> Self {
        self.bytes(field, &inside.0)
    }

    /// Adds a message inside.
    pub(super) fn push(&mut self, field: u64, inside: Self) {
        self.counted(field, &inside.0);
    }

    /// Followed by the fields of another one.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The message's bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn counted(&mut self, field: u64, bytes: &[u8]) {
        self.tag(field, COUNTED);
        self.varint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn tag(&mut self, field: u64, kind: u64) {
        self.varint(field << 3 | kind);
    }

    /// Seven bits a byte, the lowest first; the eighth bit says that more follow.
    fn varint(&mut self, mut value: u64) {
        while value > 0x7f {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}
