//! Gradient descent that gathers speed.

use crate::nn::{Network, Parameters, Real, Regularization, Sgd};

/// Momentum, chapter 3, in one of its two forms.
#[derive(Clone, Debug)]
pub struct Momentum<T> {
    /// `μ`, from 0 to below 1.
    coefficient: f64,
    form: Form,
    /// `v`, layer by layer.
    velocities: Vec<Parameters<T>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Classical,
    Nesterov,
}

impl<T: Real> Momentum<T> {
    /// At rest, in the book's form: `v <- μ v - η ∇C`, `p <- p + v`, where `C` is the whole cost, its penalty
    /// on weights included. With `μ = 0` that is [`Sgd`]'s rule.
    pub fn classical(network: &Network<T>, coefficient: f64) -> Self {
        Self::at_rest(network, coefficient, Form::Classical)
    }

    /// At rest, in Nesterov's form, which looks ahead: `v <- μ v - η g`, `p <- p + μ v - η g` (Sutskever et
    /// al. 2013, as rewritten by Bengio et al. 2012, arXiv:1212.0901).
    ///
    /// The penalty on weights acts beside it, as in [`Sgd`], and gathers no speed.
    pub fn new(network: &Network<T>, coefficient: f64) -> Self {
        Self::at_rest(network, coefficient, Form::Nesterov)
    }

    fn at_rest(network: &Network<T>, coefficient: f64, form: Form) -> Self {
        let velocities = network.layers().iter().map(|layer| {
            layer
                .parameters()
                .map_or_else(Parameters::none, Parameters::zeros_like)
        });
        Self {
            coefficient,
            form,
            velocities: velocities.collect(),
        }
    }

    /// `v`, layer by layer, for a checkpoint.
    pub fn velocities(&self) -> &[Parameters<T>] {
        &self.velocities
    }

    /// [`Self::velocities`], to be put back from a checkpoint.
    pub fn velocities_mut(&mut self) -> &mut [Parameters<T>] {
        &mut self.velocities
    }

    /// Updates the network from the gradients summed over a mini-batch of `m` samples and zeroes them.
    pub fn update(
        &mut self,
        sgd: &Sgd,
        network: &mut Network<T>,
        gradients: &mut [Parameters<T>],
        m: usize,
    ) {
        let step = T::from_f64(sgd.learning_rate / m as f64);
        let coefficient = T::from_f64(self.coefficient);
        let layers = network.layers_mut().iter_mut();
        for ((layer, gradient), velocity) in layers.zip(gradients).zip(&mut self.velocities) {
            let Some(parameters) = layer.parameters_mut() else {
                continue;
            };
            match self.form {
                Form::Classical => {
                    classical(sgd, parameters, gradient, velocity, coefficient, step);
                }
                Form::Nesterov => nesterov(sgd, parameters, gradient, velocity, coefficient, step),
            }
        }
    }
}

fn classical<T: Real>(
    sgd: &Sgd,
    parameters: &mut Parameters<T>,
    gradient: &mut Parameters<T>,
    velocity: &mut Parameters<T>,
    coefficient: T,
    step: T,
) {
    let decay = T::from_f64(sgd.learning_rate * sgd.penalty_factor());
    // Only weights, not biases, have a penalty.
    let decays = [decay, T::zero()];
    let parts = parameters
        .slices_mut()
        .into_iter()
        .zip(gradient.slices_mut());
    for (((p, g), v), decay) in parts.zip(velocity.slices_mut()).zip(decays) {
        let factors = [coefficient, step, decay];
        // A loop for each penalty: with one for all, no compiler takes numbers together.
        match sgd.regularization {
            Regularization::None => move_by_velocity(p, g, v, factors, |_| T::zero()),
            Regularization::L1 => {
                move_by_velocity(p, g, v, factors, |p| Regularization::L1.derivative(p));
            }
            Regularization::L2 => move_by_velocity(p, g, v, factors, |p| p),
        }
    }
}

/// `v <- μ v - η/m g - η λ/n R'(p)`, `p <- p + v`, and the gradient zeroed.
fn move_by_velocity<T: Real>(
    p: &mut [T],
    g: &mut [T],
    v: &mut [T],
    [coefficient, step, decay]: [T; 3],
    derivative: impl Fn(T) -> T,
) {
    for ((p, g), v) in p.iter_mut().zip(g).zip(v) {
        *v = coefficient * *v - step * *g - decay * derivative(*p);
        *p += *v;
        *g = T::zero();
    }
}

fn nesterov<T: Real>(
    sgd: &Sgd,
    parameters: &mut Parameters<T>,
    gradient: &mut Parameters<T>,
    velocity: &mut Parameters<T>,
    coefficient: T,
    step: T,
) {
    sgd.decay(parameters.slices_mut()[0]);
    let parts = parameters
        .slices_mut()
        .into_iter()
        .zip(gradient.slices_mut());
    for ((p, g), v) in parts.zip(velocity.slices_mut()) {
        for ((p, g), v) in p.iter_mut().zip(g).zip(v) {
            let descent = step * *g;
            *v = coefficient * *v - descent;
            *p += coefficient * *v - descent;
            *g = T::zero();
        }
    }
}
