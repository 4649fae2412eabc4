//! What follows the question mark of an address.

/// Names and values, in their order.
pub type Query = Vec<(String, String)>;

/// The query of an address; what is no text is replaced by signs that say so.
pub fn query_of(address: &str) -> Query {
    let Some((_, query)) = address.split_once('?') else {
        return Vec::new();
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    });
    pairs.collect()
}

/// The address of a place with a query.
pub fn with_query(place: &str, query: &Query) -> String {
    let pairs = query
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    let pairs = pairs.collect::<Vec<_>>().join("&");
    if pairs.is_empty() {
        place.to_owned()
    } else {
        format!("{place}?{pairs}")
    }
}

/// Blanks as `+`, and whatever a link in a mail or a text may lose as `%` and two digits.
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'-' | b'.' | b'_' | b'~' | b',' | b'@' | b':' | b'/' => encoded.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => encoded.push(byte.into()),
            byte => {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0);
                bytes.push(value as u8);
                after
            }
            (b'+', after) => {
                bytes.push(b' ');
                after
            }
            (other, after) => {
                bytes.push(*other);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &[(&str, &str)], address: &str) {
        let query: Query = query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(with_query("#/", &query), address);
        assert_eq!(query_of(address), query);
    }

    #[test]
    fn a_query_is_read_as_it_is_written() {
        check(&[], "#/");
        check(
            &[("layers", "30, 30"), ("learning-rate", "0.5")],
            "#/?layers=30,+30&learning-rate=0.5",
        );
        check(&[("layers", "conv 8@5x5")], "#/?layers=conv+8@5x5");
        check(
            &[("name", "100 % + 1 & \"η\"#?=")],
            "#/?name=100+%25+%2B+1+%26+%22%CE%B7%22%23%3F%3D",
        );
        check(&[("layers", "")], "#/?layers=");
    }

    #[test]
    fn any_address_can_be_read() {
        let pairs = |address| query_of(address).len();
        assert_eq!(pairs("#/?%&%4&%zz=%ff&==&&é=%C3"), 5);
        assert_eq!(query_of("#/?a%"), [("a%".to_owned(), String::new())]);
        assert_eq!(query_of("#/?a=%ff")[0].1, "\u{fffd}");
    }
}
