//! The page as automation sees it: elements by their `data-testid`, and what they say.

use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::{Gesture, Host, Pointer, Visitor, wait};

/// An open page and its visitor.
pub struct Page {
    browser: Rc<Browser>,
    pub(crate) client: Client,
    pub(crate) visitor: Visitor,
    host: Host,
    allowed_errors: RefCell<Vec<&'static str>>,
}

impl Page {
    pub(crate) fn new(browser: Rc<Browser>, visitor: Visitor, host: Host) -> Self {
        Self {
            client: browser.client().clone(),
            browser,
            visitor,
            host,
            allowed_errors: RefCell::default(),
        }
    }

    /// Who serves it.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The element of this `data-testid`.
    pub async fn element(&self, id: &str) -> Result<Element> {
        let selector = format!("[data-testid='{id}']");
        self.client
            .find(Locator::Css(&selector))
            .await
            .with_context(|| format!("the page has no {id}"))
    }

    /// A field of the training form, by its name; what it is folded into is unfolded.
    pub async fn field(&self, name: &str) -> Result<Element> {
        let selector = format!("[data-testid='train-form'] [name='{name}']");
        let found = self.client.find(Locator::Css(&selector)).await;
        let field = found.with_context(|| format!("the form has no field {name}"))?;
        if !field.is_displayed().await? {
            let fold = Locator::XPath("./ancestor::details/summary");
            // All of the form may be on its way into sight.
            if let Ok(fold) = field.find(fold).await {
                fold.click().await?;
            }
        }
        Ok(field)
    }

    /// Types a value into a field of the training form in place of what is there.
    pub async fn fill(&self, name: &str, value: &str) -> Result<()> {
        let field = self.field(name).await?;
        // Selecting and typing over is what a person does, and what makes the page check it.
        field.send_keys("\u{e009}a\u{e000}").await?;
        field.send_keys("\u{e017}").await?;
        Ok(field.send_keys(value).await?)
    }

    /// Whether the form marks what is in a field as wrong.
    pub async fn is_marked_wrong(&self, name: &str) -> Result<bool> {
        let mark = self.field(name).await?.attr("aria-invalid").await?;
        Ok(mark.as_deref() == Some("true"))
    }

    /// Presses a button, with a finger where the visitor has no mouse.
    pub async fn press(&self, id: &str) -> Result<()> {
        let button = self.element(id).await?;
        let pressed = if self.visitor.uses_touch() {
            let tap = Gesture::of(Pointer::Finger).along(&[(0.5, 0.5)]).up();
            let element = format!("document.querySelector('[data-testid={id}]')");
            self.perform(&element, &[tap]).await
        } else {
            button.click().await.map_err(Into::into)
        };
        pressed.with_context(|| format!("cannot press {id}"))
    }

    /// The same where the button can be pressed.
    pub async fn press_if_enabled(&self, id: &str) -> Result<()> {
        if self.can_press(id).await? {
            self.press(id).await?;
        }
        Ok(())
    }

    /// Whether a button is there and can be pressed.
    pub async fn can_press(&self, id: &str) -> Result<bool> {
        let script = "const button = document.querySelector(`[data-testid='${arguments[0]}']`);
            return button !== null && !button.disabled && button.ariaDisabled !== 'true';";
        Ok(self.script(script, &[json!(id)]).await? == json!(true))
    }

    /// Whether there is an element of this `data-testid`.
    pub async fn has(&self, id: &str) -> Result<bool> {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`) !== null;";
        Ok(self.script(script, &[json!(id)]).await? == json!(true))
    }

    /// Chooses an option of a select by its value.
    pub async fn choose(&self, id: &str, value: &str) -> Result<()> {
        Ok(self.element(id).await?.select_by_value(value).await?)
    }

    /// Opens a menu by its button, and chooses something in it.
    pub async fn choose_in_menu(&self, id: &str, value: &str) -> Result<()> {
        self.press(id).await?;
        let script = "const item = document.querySelector(
                `.menu:popover-open .menu-item[data-value=\"${arguments[0]}\"]`);
            item?.click();
            return Boolean(item);";
        self.until(&format!("the menu offers {value}"), async || {
            Ok(self.script(script, &[value.into()]).await? == true)
        })
        .await
    }

    /// Chooses an option of a select in the training form by its value.
    pub async fn choose_in_form(&self, name: &str, value: &str) -> Result<()> {
        Ok(self.field(name).await?.select_by_value(value).await?)
    }

    /// The text of an element, as it is shown.
    pub async fn text(&self, id: &str) -> Result<String> {
        Ok(self.element(id).await?.text().await?)
    }

    /// An attribute `data-...` of an element; empty if it has none.
    ///
    /// Found by a script: what WebDriver has found, the driver keeps in memory for as long as the page is open.
    pub async fn data(&self, id: &str, name: &str) -> Result<String> {
        let script = "const [id, name] = arguments;
            const element = document.querySelector(`[data-testid='${id}']`);
            return element && (element.getAttribute(`data-${name}`) ?? '');";
        let data = self.script(script, &[json!(id), json!(name)]).await?;
        let data = data
            .as_str()
            .with_context(|| format!("there is no {id}, whose data-{name} is wanted"))?;
        Ok(data.to_owned())
    }

    /// The same as a number.
    pub async fn number<T>(&self, id: &str, name: &str) -> Result<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text = self.data(id, name).await?;
        match text.parse() {
            Ok(number) => Ok(number),
            Err(error) => bail!("data-{name} of {id} is {text:?}: {error}"),
        }
    }

    /// Goes to an address within the page, as its links do.
    pub async fn go(&self, address: &str) -> Result<()> {
        let script = "location.hash = arguments[0];";
        self.script(script, &[json!(address)]).await.map(drop)
    }

    /// The same, and waits until this `data-testid` is to be seen there.
    pub async fn open(&self, address: &str, shows: &str) -> Result<()> {
        self.go(address).await?;
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`)?.checkVisibility() ?? false;";
        self.until(&format!("{address} shows {shows}"), async || {
            Ok(self.script(script, &[json!(shows)]).await? == json!(true))
        })
        .await
    }

    /// Runs the body of a function in the page and returns its result.
    pub async fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        Ok(self.client.execute(body, arguments.to_vec()).await?)
    }

    /// Runs the body of a function whose last argument is what to call with the result.
    pub async fn script_until_done(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        Ok(self.client.execute_async(body, arguments.to_vec()).await?)
    }

    /// Lets a script take so long before its result comes; the driver's own limit is half a minute.
    pub async fn wait_for_scripts(&self, limit: Duration) -> Result<()> {
        let limits = TimeoutConfiguration::new(Some(limit), None, None);
        Ok(self.client.update_timeouts(limits).await?)
    }

    /// Types where the focus is.
    pub async fn send_keys(&self, keys: &str) -> Result<()> {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Gives the page so much room, in CSS pixels, on a screen with so many pixels to each.
    pub async fn resize(&self, width: u32, height: u32, pixel_ratio: f64) -> Result<()> {
        self.browser.resize((width, height), pixel_ratio).await
    }

    /// Whether a pen can be moved over the page.
    pub fn has_pen(&self) -> bool {
        self.browser.has_pen()
    }

    /// Whether a finger that moves over the page scrolls it.
    pub fn has_scrolling_fingers(&self) -> bool {
        self.browser.has_scrolling_fingers()
    }

    /// Has the system take away the finger that is drawing on the element that this expression of JavaScript gives, as it
    /// does when another program comes to the front.
    pub async fn take_finger_away(&self, element: &str) -> Result<()> {
        self.browser.take_finger_away(element).await
    }

    /// Whether the browser obeys [`Self::devtools`].
    pub fn has_devtools(&self) -> bool {
        self.browser.has_devtools()
    }

    /// Sends a command of the Chrome DevTools protocol; only Chromium has it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.browser.devtools(command, parameters).await
    }

    /// Returns when a condition holds; `what` names it if it never does.
    pub async fn until(&self, what: &str, holds: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
        wait::until(what, holds).await
    }

    /// Returns when the training is in this state.
    pub async fn until_state(&self, state: &str) -> Result<()> {
        self.until(&format!("the training is {state}"), async || {
            Ok(self.data("train-status", "state").await? == state)
        })
        .await
    }

    /// Returns when what this selector finds has the keyboard.
    pub async fn until_focus(&self, selector: &str) -> Result<()> {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false;";
        self.until(&format!("{selector} has the keyboard"), async || {
            Ok(self.script(script, &[json!(selector)]).await? == json!(true))
        })
        .await
    }

    /// Returns after the page has drawn so many frames: long enough for whatever was under way on
    /// it to show, on any machine.
    pub async fn frames(&self, count: u32) -> Result<()> {
        let script = "const [count, done] = arguments; let left = count;
            const frame = () => left-- > 0 ? requestAnimationFrame(frame) : done();
            frame();";
        self.client
            .execute_async(script, vec![json!(count)])
            .await?;
        Ok(())
    }

    /// Returns when a drawing on the pad can be read and a network be trained: before the program has
    /// arrived there is not even a pad, and the training panel is fetched after that.
    pub async fn until_ready(&self) -> Result<()> {
        let script = "const the = (id) => document.querySelector(`[data-testid=${id}]`);
            return the('draw-pad')?.dataset.ready === 'true' && the('train-form') !== null;";
        self.until("the page can be used", async || {
            Ok(self.script(script, &[]).await? == true)
        })
        .await
    }

    /// Loads the page anew and waits until it can be used.
    pub async fn reload(&self) -> Result<()> {
        // Not by WebDriver's command, with which geckodriver goes past the service worker.
        self.script("window.isOld = true; location.reload();", &[])
            .await?;
        self.until("the page is loaded anew", async || {
            // Between two documents there is none to answer.
            let is_old = self.script("return window.isOld === true;", &[]).await;
            Ok(is_old.is_ok_and(|it| it == json!(false)))
        })
        .await?;
        self.until_ready().await
    }

    /// Opens another document of the same host, by its path.
    pub async fn go_to(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.host().address());
        Ok(self.client.goto(&address).await?)
    }

    /// Lets the console hold errors that contain this text: those that the test itself provokes.
    pub fn allow_error(&self, part: &'static str) {
        self.allowed_errors.borrow_mut().push(part);
    }

    pub(crate) fn allowed_errors(&self) -> Vec<&'static str> {
        self.allowed_errors.borrow().clone()
    }
}
