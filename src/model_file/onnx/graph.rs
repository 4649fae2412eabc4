//! A graph of operators, and the numbers that it has.

use super::protobuf::Message;

/// `TensorProto.DataType`
pub(super) const FLOAT: i64 = 1;
/// `TensorProto.DataType`
const INT64: i64 = 7;

/// What a node has beside its inputs.
pub(super) enum Attribute<'a> {
    /// A whole number.
    Int(&'static str, i64),
    /// Whole numbers.
    Ints(&'static str, &'a [i64]),
}

/// A graph on its way. Nodes are written in the order in which they compute.
pub(super) struct Graph {
    nodes: Message,
    initializers: Message,
}

impl Graph {
    /// Without nodes.
    pub(super) fn new() -> Self {
        Self {
            nodes: Message::new(),
            initializers: Message::new(),
        }
    }

    /// Adds an operator, called as what comes out of it.
    pub(super) fn node(
        &mut self,
        operator: &str,
        inputs: &[&str],
        output: &str,
        attributes: &[Attribute<'_>],
    ) {
        let mut node = Message::new();
        for input in inputs {
            node = node.text(1, input);
        }
        node = node.text(2, output).text(3, output).text(4, operator);
        for attribute in attributes {
            node = node.message(5, attribute.message());
        }
        self.nodes.push(1, node);
    }

    /// Adds numbers of a shape.
    pub(super) fn floats<'a>(
        &mut self,
        name: &str,
        shape: &[usize],
        values: impl IntoIterator<Item = &'a f32>,
    ) {
        let values = values.into_iter();
        let bytes: Vec<u8> = values.flat_map(|value| value.to_le_bytes()).collect();
        self.tensor(name, FLOAT, shape, &bytes);
    }

    /// Adds one number.
    pub(super) fn float(&mut self, name: &str, value: f32) {
        self.floats(name, &[], [&value]);
    }

    /// Adds a row of whole numbers.
    pub(super) fn integers(&mut self, name: &str, values: &[i64]) {
        let bytes: Vec<u8> = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        self.tensor(name, INT64, &[values.len()], &bytes);
    }

    fn tensor(&mut self, name: &str, data_type: i64, shape: &[usize], bytes: &[u8]) {
        let mut tensor = Message::new();
        for &side in shape {
            tensor = tensor.int(1, signed(side));
        }
        let tensor = tensor.int(2, data_type).text(8, name).bytes(9, bytes);
        self.initializers.push(5, tensor);
    }

    /// The graph with what goes in and what comes out, each with its numbers a sample.
    pub(super) fn finish(self, input: (&str, usize), outputs: &[(&str, usize)]) -> Message {
        let graph = self
            .nodes
            .and(Message::new().text(2, "digit-lab"))
            .and(self.initializers)
            .message(11, value_info(input));
        outputs.iter().fold(graph, |graph, &output| {
            graph.message(12, value_info(output))
        })
    }
}

impl Attribute<'_> {
    fn message(&self) -> Message {
        /// `AttributeProto.AttributeType`
        const INT: i64 = 2;
        /// `AttributeProto.AttributeType`
        const INTS: i64 = 7;
        let named = |name| Message::new().text(1, name);
        match self {
            Self::Int(name, value) => named(name).int(3, *value).int(20, INT),
            Self::Ints(name, values) => {
                let fields = |message: Message, &value| message.int(8, value);
                values.iter().fold(named(name), fields).int(20, INTS)
            }
        }
    }
}

/// A size as the format has it, where sizes are far below 2^31.
pub(super) fn signed(size: usize) -> i64 {
    size.cast_signed() as i64
}

/// Floats `(batch, features)`, for a batch of any size.
fn value_info((name, features): (&str, usize)) -> Message {
    let batch = Message::new().text(2, "batch");
    let features = Message::new().int(1, signed(features));
    let shape = Message::new().message(1, batch).message(1, features);
    let tensor = Message::new().int(1, FLOAT).message(2, shape);
    Message::new()
        .text(1, name)
        .message(2, Message::new().message(1, tensor))
}
