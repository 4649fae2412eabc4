//! The formulas, as the book writes them: layers as superscripts, L the last one.

use digit_lab::insight::{LearningStep, Stage, Symbol};
use digit_lab::nn::{Activation, Cost, Layer, LayerKind};

/// `base` with a superscript.
macro_rules! sup {
    ($base:expr, $up:expr) => {
        concat!("<msup>", $base, $up, "</msup>")
    };
}

/// The superscripts there are.
macro_rules! up {
    (l) => {
        "<mi>l</mi>"
    };
    (L) => {
        "<mi>L</mi>"
    };
    (below) => {
        "<mrow><mi>l</mi><mo>−</mo><mn>1</mn></mrow>"
    };
    (above) => {
        "<mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow>"
    };
}

/// `base` of a layer, by its superscript.
macro_rules! of {
    ($base:literal, $up:ident) => {
        sup!(concat!("<mi>", $base, "</mi>"), up!($up))
    };
}

/// A formula on a line of its own.
macro_rules! math {
    ($($part:expr),+ $(,)?) => {
        concat!("<math>", "<mrow>", $($part),+, "</mrow>", "</math>")
    };
}

macro_rules! op {
    ($sign:literal) => {
        concat!("<mo>", $sign, "</mo>")
    };
}

/// `∂C/∂` of something.
macro_rules! slope {
    ($of:expr) => {
        concat!(
            "<mfrac><mrow><mo>∂</mo><mi>C</mi></mrow><mrow><mo>∂</mo>",
            $of,
            "</mrow></mfrac>"
        )
    };
}

/// `f(z)` and `f'(z)` of a layer.
const APPLIED: &str = math!(
    of!("a", l),
    op!("="),
    "<mi>f</mi><mo>(</mo>",
    of!("z", l),
    "<mo>)</mo>"
);
const SUM: &str = math!(
    of!("z", l),
    op!("="),
    of!("w", l),
    of!("a", below),
    op!("+"),
    of!("b", l)
);
const CONVOLUTION: &str = math!(
    of!("z", l),
    op!("="),
    of!("w", l),
    op!("∗"),
    of!("a", below),
    op!("+"),
    of!("b", l)
);
const POOLED: &str = math!(
    of!("a", l),
    op!("="),
    "<mi>max</mi><mo>(</mo>",
    of!("a", below),
    "<mo>)</mo>"
);
const PASSED: &str = math!(of!("a", l), op!("="), of!("a", below));
const QUADRATIC: &str = math!(
    "<mi>C</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>",
    "<munder><mo>∑</mo><mi>j</mi></munder>",
    "<msup><mrow><mo>(</mo><msub><mi>y</mi><mi>j</mi></msub><mo>−</mo>",
    "<msubsup><mi>a</mi><mi>j</mi><mi>L</mi></msubsup><mo>)</mo></mrow><mn>2</mn></msup>"
);
const CROSS_ENTROPY: &str = math!(
    "<mi>C</mi><mo>=</mo><mo>−</mo><munder><mo>∑</mo><mi>j</mi></munder><mo>[</mo>",
    "<msub><mi>y</mi><mi>j</mi></msub><mi>ln</mi><msubsup><mi>a</mi><mi>j</mi><mi>L</mi></msubsup>",
    "<mo>+</mo><mo>(</mo><mn>1</mn><mo>−</mo><msub><mi>y</mi><mi>j</mi></msub><mo>)</mo><mi>ln</mi>",
    "<mo>(</mo><mn>1</mn><mo>−</mo><msubsup><mi>a</mi><mi>j</mi><mi>L</mi></msubsup><mo>)</mo><mo>]</mo>"
);
const LOG_LIKELIHOOD: &str = math!(
    "<mi>C</mi><mo>=</mo><mo>−</mo><mi>ln</mi><msubsup><mi>a</mi><mi>y</mi><mi>L</mi></msubsup>"
);
const BP1: &str = math!(
    of!("δ", L),
    op!("="),
    "<msub><mo>∇</mo><mi>a</mi></msub><mi>C</mi>",
    op!("⊙"),
    "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo>",
    of!("z", L),
    "<mo>)</mo>"
);
const BP1_CANCELED: &str = math!(of!("δ", L), op!("="), of!("a", L), op!("−"), "<mi>y</mi>");
const BP1_SOFTMAX: &str = math!(
    "<msubsup><mi>δ</mi><mi>j</mi><mi>L</mi></msubsup><mo>=</mo><msubsup><mi>a</mi><mi>j</mi><mi>L</mi></msubsup>",
    "<mo>(</mo>",
    slope!("<msub><mi>a</mi><mi>j</mi></msub>"),
    "<mo>−</mo><munder><mo>∑</mo><mi>k</mi></munder><msubsup><mi>a</mi><mi>k</mi><mi>L</mi></msubsup>",
    slope!("<msub><mi>a</mi><mi>k</mi></msub>"),
    "<mo>)</mo>"
);
const BP2: &str = math!(
    of!("δ", l),
    op!("="),
    "<mo>(</mo>",
    sup!(
        concat!("<mrow><mo>(</mo>", of!("w", above), "<mo>)</mo></mrow>"),
        "<mi>T</mi>"
    ),
    of!("δ", above),
    "<mo>)</mo>",
    op!("⊙"),
    "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo>",
    of!("z", l),
    "<mo>)</mo>"
);
/// BP2 where there are no weights in between.
const BP2_PASSED: &str = math!(
    of!("δ", l),
    op!("="),
    slope!(of!("a", l)),
    op!("⊙"),
    "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo>",
    of!("z", l),
    "<mo>)</mo>"
);
/// What comes down to a layer that learns nothing itself.
const FROM_WEIGHTS: &str = math!(
    slope!(of!("a", l)),
    op!("="),
    sup!(
        concat!("<mrow><mo>(</mo>", of!("w", above), "<mo>)</mo></mrow>"),
        "<mi>T</mi>"
    ),
    of!("δ", above)
);
const FROM_ABOVE: &str = math!(slope!(of!("a", l)), op!("←"), slope!(of!("a", above)));
const BP3: &str = math!(
    slope!("<msubsup><mi>b</mi><mi>j</mi><mi>l</mi></msubsup>"),
    "<mo>=</mo><msubsup><mi>δ</mi><mi>j</mi><mi>l</mi></msubsup>"
);
const BP4: &str = math!(
    slope!("<msubsup><mi>w</mi><mrow><mi>j</mi><mi>k</mi></mrow><mi>l</mi></msubsup>"),
    "<mo>=</mo><msubsup><mi>a</mi><mi>k</mi>",
    up!(below),
    "</msubsup><msubsup><mi>δ</mi><mi>j</mi><mi>l</mi></msubsup>"
);
const BP3_CONVOLUTION: &str = math!(
    slope!("<msubsup><mi>b</mi><mi>m</mi><mi>l</mi></msubsup>"),
    "<mo>=</mo><munder><mo>∑</mo><mi>p</mi></munder><msubsup><mi>δ</mi><mrow><mi>p</mi><mi>m</mi></mrow><mi>l</mi></msubsup>"
);
const BP4_CONVOLUTION: &str = math!(
    slope!("<msubsup><mi>w</mi><mrow><mi>m</mi><mi>i</mi></mrow><mi>l</mi></msubsup>"),
    "<mo>=</mo><munder><mo>∑</mo><mi>p</mi></munder><msubsup><mi>a</mi><mrow><mi>p</mi><mo>+</mo><mi>i</mi></mrow>",
    up!(below),
    "</msubsup><msubsup><mi>δ</mi><mrow><mi>p</mi><mi>m</mi></mrow><mi>l</mi></msubsup>"
);
const UPDATE_WEIGHTS: &str = math!(
    of!("w", l),
    op!("→"),
    of!("w", l),
    op!("−"),
    "<mi>η</mi>",
    slope!(of!("w", l))
);
const UPDATE_BIASES: &str = math!(
    of!("b", l),
    op!("→"),
    of!("b", l),
    op!("−"),
    "<mi>η</mi>",
    slope!(of!("b", l))
);

/// The formulas of a stage.
pub fn formulas(step: &LearningStep<f32>, stage: Stage) -> Vec<&'static str> {
    let kind = |layer: usize| step.network.layers().get(layer).map(Layer::kind);
    let learns = |layer: usize| kind(layer).is_some_and(LayerKind::learns);
    match stage {
        Stage::Forward { layer } => match kind(layer) {
            Some(LayerKind::Conv { .. }) => vec![CONVOLUTION, APPLIED],
            Some(LayerKind::MaxPool { .. }) => vec![POOLED],
            Some(LayerKind::Dropout { .. }) => vec![PASSED],
            Some(LayerKind::Dense { .. }) | None => vec![SUM, APPLIED],
        },
        Stage::Cost | Stage::After => vec![match step.cost {
            Cost::Quadratic => QUADRATIC,
            Cost::CrossEntropy => CROSS_ENTROPY,
            Cost::LogLikelihood => LOG_LIKELIHOOD,
        }],
        Stage::OutputError => {
            let output = step.network.output_activation();
            if step.cost.cancels(output) {
                vec![BP1_CANCELED]
            } else if output == Activation::Softmax {
                vec![BP1_SOFTMAX]
            } else {
                vec![BP1]
            }
        }
        Stage::Error { layer } => vec![match (learns(layer), learns(layer + 1)) {
            (true, true) => BP2,
            (true, false) => BP2_PASSED,
            (false, true) => FROM_WEIGHTS,
            (false, false) => FROM_ABOVE,
        }],
        Stage::Gradient { layer } => match kind(layer) {
            Some(LayerKind::Conv { .. }) => vec![BP3_CONVOLUTION, BP4_CONVOLUTION],
            _ => vec![BP3, BP4],
        },
        Stage::Update { .. } => vec![UPDATE_WEIGHTS, UPDATE_BIASES],
    }
}

/// What a matrix is called; `learns` says whether its layer does, whose error is `∂C/∂a` if not.
pub fn symbol(symbol: Symbol, learns: bool) -> &'static str {
    match symbol {
        Symbol::Input => math!(of!("a", below)),
        Symbol::Weights => math!(of!("w", l)),
        Symbol::Biases => math!(of!("b", l)),
        Symbol::WeightedInput => math!(of!("z", l)),
        Symbol::Activation => math!(of!("a", l)),
        Symbol::Wanted => math!("<mi>y</mi>"),
        Symbol::Slope => math!(
            "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo>",
            of!("z", l),
            "<mo>)</mo>"
        ),
        Symbol::Error if learns => math!(of!("δ", l)),
        Symbol::FromAbove | Symbol::Error => math!(slope!(of!("a", l))),
        Symbol::ErrorAbove if learns => math!(of!("δ", above)),
        Symbol::ErrorAbove => math!(slope!(of!("a", above))),
        Symbol::WeightsAbove => math!(of!("w", above)),
        Symbol::WeightGradient => math!(slope!(of!("w", l))),
        Symbol::BiasGradient => math!(slope!(of!("b", l))),
        Symbol::UpdatedWeights => {
            math!(of!("w", l), op!("−"), "<mi>η</mi>", slope!(of!("w", l)))
        }
        Symbol::UpdatedBiases => {
            math!(of!("b", l), op!("−"), "<mi>η</mi>", slope!(of!("b", l)))
        }
    }
}

/// What a formula says, without its markup, for those who hear it.
pub fn spoken(formula: &str) -> String {
    let mut is_markup = false;
    let mut words = String::new();
    for sign in formula.chars() {
        match sign {
            '<' => is_markup = true,
            '>' => is_markup = false,
            _ if !is_markup => words.push(sign),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formula_is_well_formed() {
        let all = [
            APPLIED,
            SUM,
            CONVOLUTION,
            POOLED,
            PASSED,
            QUADRATIC,
            CROSS_ENTROPY,
            LOG_LIKELIHOOD,
            BP1,
            BP1_CANCELED,
            BP1_SOFTMAX,
            BP2,
            BP2_PASSED,
            FROM_WEIGHTS,
            FROM_ABOVE,
            BP3,
            BP4,
            BP3_CONVOLUTION,
            BP4_CONVOLUTION,
            UPDATE_WEIGHTS,
            UPDATE_BIASES,
        ];
        for formula in all {
            check(formula);
        }
    }

    /// Every element that is opened is closed, in the right order, and has as many parts as it must.
    fn check(formula: &str) {
        let mut open: Vec<(&str, usize)> = Vec::new();
        for part in formula.split('<').skip(1) {
            let (tag, _) = part.split_once('>').expect(formula);
            if let Some(name) = tag.strip_prefix('/') {
                let (opened, parts) = open.pop().expect(formula);
                assert_eq!(opened, name, "{formula}");
                let wanted = match name {
                    "msup" | "msub" | "munder" | "mfrac" => Some(2),
                    "msubsup" => Some(3),
                    _ => None,
                };
                assert!(
                    wanted.is_none_or(|wanted| wanted == parts),
                    "{name} in {formula}"
                );
            } else {
                if let Some((_, parts)) = open.last_mut() {
                    *parts += 1;
                }
                open.push((tag, 0));
            }
        }
        assert_eq!(open, [], "{formula}");
    }
}
