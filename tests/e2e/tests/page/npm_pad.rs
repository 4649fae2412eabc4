//! `<digit-pad>` of the npm package, on other people's pages.

use std::fs;

use anyhow::{Result, ensure};
use digit_lab_e2e::digits::{self, Stroke};
use digit_lab_e2e::{Page, Visitor, examples, visit_other};
use serde_json::{Value, json};

const PAD: &str = "document.querySelector('digit-pad').shadowRoot.querySelector('[part=pad]')";

/// Runs a test on the plain example, which has one pad.
fn visit<Test>(name: &str, visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()> + 'static,
{
    let host = examples::host(name, "plain")?;
    visit_other(host, "examples/plain/", visitor, test)
}

/// The result of an expression in which `pad` is the element and `part(name)` what its shadow has of that name.
async fn ask(page: &Page, expression: &str) -> Result<Value> {
    let script = format!(
        "const pad = document.querySelector('digit-pad');
        const part = (name) => pad.shadowRoot.querySelector(`[part~=${{name}}]`);
        return {expression};"
    );
    page.script(&script, &[]).await
}

async fn until(page: &Page, expression: &str, expected: Value) -> Result<()> {
    let what = format!("{expression} is {expected}");
    page.until(&what, async || Ok(ask(page, expression).await? == expected))
        .await
}

/// Digits side by side, each in a share of the pad's width.
fn number(text: &str) -> Vec<Stroke> {
    let count = text.len() as f64;
    let place = |index: usize, (x, y): (f64, f64)| ((index as f64 + x) / count, 0.3 + y / count);
    let digits = text.bytes().enumerate();
    digits
        .flat_map(|(index, byte)| {
            let strokes = digits::strokes(byte - b'0');
            strokes.into_iter().map(move |stroke| {
                stroke
                    .into_iter()
                    .map(|point| place(index, point))
                    .collect()
            })
        })
        .collect()
}

#[test]
fn numbers_are_read_shown_and_told() -> Result<()> {
    visit("npm-pad-read", Visitor::desktop(), async |page| {
        // A listener that comes late has missed nothing that it cannot ask for.
        let listen = "(() => { window.told = []; for (const type of ['reading', 'change'])
            document.addEventListener(type, ({ target, detail }) =>
                told.push([type, target.localName, detail?.reading ?? target.value])); })()";
        ask(page, listen).await?;
        page.draw_on(PAD, &number("204")).await?;
        until(page, "pad.value", json!("204")).await?;
        until(page, "part('reading').textContent", json!("204")).await?;
        until(
            page,
            "pad.shadowRoot.querySelector('[role=status]').textContent",
            json!("204"),
        )
        .await?;
        let last = ask(page, "[told.at(-2), told.at(-1)]").await?;
        ensure!(
            last == json!([
                ["reading", "digit-pad", "204"],
                ["change", "digit-pad", "204"]
            ]),
            "{last}"
        );
        let reading = ask(page, "pad.reading").await?;
        ensure!(reading["sure"] == true, "{reading}");
        let digit = &reading["digits"][1];
        ensure!(digit["digit"] == 0 && digit["scores"].as_array().map(Vec::len) == Some(10));
        let left = digit["box"]["left"].as_f64();
        ensure!(
            left.is_some_and(|left| (0.33..0.5).contains(&left)),
            "{digit}"
        );
        let strokes = ask(page, "[pad.strokes.length, pad.strokes[0][0].length]").await?;
        ensure!(strokes == json!([4, 2]), "{strokes}");
        Ok(())
    })
}

#[test]
fn a_finger_draws_and_buttons_take_back() -> Result<()> {
    visit("npm-pad-touch", Visitor::phone(), async |page| {
        page.draw_on(PAD, &digits::strokes(4)).await?;
        until(page, "pad.value", json!("4")).await?;
        ask(page, "part('undo').click()").await?;
        until(page, "pad.strokes.length", json!(1)).await?;
        ask(page, "part('clear').click()").await?;
        until(page, "pad.value", json!("")).await?;
        let left = "[part('undo').disabled, pad.shadowRoot.querySelectorAll('path').length]";
        until(page, left, json!([true, 0])).await
    })
}

#[test]
fn keys_reach_it_take_back_and_clear() -> Result<()> {
    visit("npm-pad-keys", Visitor::desktop(), async |page| {
        page.draw_on(PAD, &digits::strokes(4)).await?;
        until(page, "pad.value", json!("4")).await?;
        ask(page, "(pad.blur(), pad.focus())").await?;
        until(
            page,
            "pad.shadowRoot.activeElement === part('pad')",
            json!(true),
        )
        .await?;
        // Control and z, and the release of all keys.
        page.send_keys("\u{e009}z\u{e000}").await?;
        until(page, "pad.strokes.length", json!(1)).await?;
        page.send_keys("\u{e017}").await?;
        until(page, "pad.value", json!("")).await?;
        page.draw_on(PAD, &digits::strokes(1)).await?;
        until(page, "pad.value", json!("1")).await?;
        page.send_keys("\u{e00c}").await?;
        until(page, "pad.strokes.length", json!(0)).await
    })
}

#[test]
fn nothing_is_fetched_before_it_is_in_sight() -> Result<()> {
    visit("npm-pad-lazy", Visitor::desktop(), async |page| {
        until(page, "pad.value", json!("")).await?;
        until(page, "pad.reading !== null", json!(true)).await?;
        // A second one, far below, needs its own network only when one scrolls there.
        let add = "(() => { window.low = document.createElement('digit-pad');
            low.setAttribute('model', 'node_modules/digit-lab/shipped.safetensors?low');
            low.style.marginTop = '300vh'; document.body.append(low); })()";
        ask(page, add).await?;
        let fetched = "performance.getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('?low')).length";
        page.frames(10).await?;
        ensure!(ask(page, fetched).await? == json!(0));
        ask(page, "low.scrollIntoView()").await?;
        until(page, "low.reading !== null", json!(true)).await?;
        ensure!(ask(page, fetched).await? == json!(1));
        Ok(())
    })
}

#[test]
fn a_network_that_is_not_there_is_told_and_another_takes_its_place() -> Result<()> {
    visit("npm-pad-error", Visitor::desktop(), async |page| {
        page.allow_error("404");
        until(page, "pad.reading !== null", json!(true)).await?;
        let listen = "(() => { window.faults = []; pad.addEventListener('error', (event) => {
            event.preventDefault(); faults.push(event.message); }); pad.model = 'absent'; })()";
        ask(page, listen).await?;
        until(page, "faults.length", json!(1)).await?;
        let fault = ask(page, "faults[0]").await?;
        ensure!(
            fault
                .as_str()
                .is_some_and(|it| it.starts_with("expected a network at http")
                    && it.contains("/absent, got 404")),
            "{fault}"
        );
        ask(page, "pad.model = 'main.js'").await?;
        until(page, "faults.length", json!(2)).await?;
        let fault = ask(page, "faults[1]").await?;
        ensure!(
            fault.as_str().is_some_and(|it| it.contains("safetensors")),
            "{fault}"
        );
        ask(page, "pad.model = 'http://['").await?;
        until(page, "faults.length", json!(3)).await?;
        let fault = ask(page, "faults[2]").await?;
        ensure!(
            fault == json!(r#"expected the address of a network, got "http://[""#),
            "{fault}"
        );
        ask(page, "(window.made = 0, pad.addEventListener('ready', () => window.made++), pad.removeAttribute('model'))").await?;
        until(page, "made", json!(1)).await?;
        page.draw_on(PAD, &digits::strokes(2)).await?;
        until(page, "pad.value", json!("2")).await?;
        // The property has a name for the shipped one, too.
        ask(page, "pad.model = 'absent'").await?;
        until(page, "faults.length", json!(4)).await?;
        ask(page, "pad.model = ''").await?;
        until(page, "made", json!(2)).await?;
        ensure!(ask(page, "faults.length").await? == json!(4));
        Ok(())
    })
}

#[test]
fn two_pads_with_networks_of_their_own_share_one_engine() -> Result<()> {
    let host = examples::host("npm-pad-two", "plain")?;
    let folder = host.folder().join("examples/plain");
    let shipped = folder.join("node_modules/digit-lab/shipped.safetensors");
    fs::copy(shipped, folder.join("other.safetensors"))?;
    let page = folder.join("index.html");
    let other = r#"<digit-pad id="other" model="other.safetensors"></digit-pad><digit-pad"#;
    fs::write(
        &page,
        fs::read_to_string(&page)?.replacen("<digit-pad", other, 1),
    )?;
    visit_other(host, "examples/plain/", Visitor::desktop(), async |page| {
        let both = "[...document.querySelectorAll('digit-pad')]";
        let are_ready = format!("{both}.every((pad) => pad.reading !== null)");
        until(page, &are_ready, json!(true)).await?;
        let engines = "performance.getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('_reader_bg.wasm')).length";
        ensure!(ask(page, engines).await? == json!(1));
        let line = "[[[0.5, 0.2], [0.49, 0.5], [0.5, 0.8]]]";
        let draw = format!("{both}.forEach((pad) => {{ pad.strokes = {line}; }})");
        ask(page, &draw).await?;
        let read = format!("{both}.map((pad) => pad.value).join()");
        until(page, &read, json!("1,1")).await
    })
}

#[test]
fn it_is_a_field_of_a_form() -> Result<()> {
    visit("npm-pad-form", Visitor::desktop(), async |page| {
        let wrap = "(() => { window.form = document.createElement('form');
            form.append(document.createElement('fieldset')); pad.before(form);
            form.firstChild.append(pad); })()";
        ask(page, wrap).await?;
        page.draw_on(PAD, &digits::strokes(8)).await?;
        until(page, "new FormData(form).get('age')", json!("8")).await?;
        ask(page, "form.firstChild.disabled = true").await?;
        page.draw_on(PAD, &digits::strokes(1)).await?;
        page.frames(2).await?;
        let state = "[pad.value, part('clear').disabled]";
        ensure!(ask(page, state).await? == json!(["8", true]));
        ask(page, "(form.firstChild.disabled = false, form.reset())").await?;
        until(page, "pad.strokes.length", json!(0)).await
    })
}

#[test]
fn pages_theme_it_and_give_it_strokes() -> Result<()> {
    visit(
        "npm-pad-theme",
        Visitor::desktop().in_the_dark(),
        async |page| {
            let strokes = "pad.strokes = [[[0.3, 0.22], [0.7, 0.21], [0.55, 0.5], [0.45, 0.84]]]";
            ask(page, strokes).await?;
            until(page, "pad.value", json!("7")).await?;
            let theme = "(document.documentElement.style.colorScheme = 'light dark',
            getComputedStyle(part('pad')).backgroundColor)";
            let dark = ask(page, theme).await?;
            ensure!(dark != json!("rgb(255, 255, 255)"), "{dark}");
            let own = "(pad.style.setProperty('--digit-pad-ink', 'rgb(1, 2, 3)'),
            getComputedStyle(part('ink')).stroke)";
            ensure!(ask(page, own).await? == json!("rgb(1, 2, 3)"));
            // A scribble is no digit, and looks so.
            ask(page, "pad.strokes = [Array.from({ length: 80 }, (_, i) => [0.5 + 0.3 * Math.sin(i), 0.5 + 0.3 * Math.cos(i * i)])]").await?;
            until(page, "part('reading').part.contains('unsure')", json!(true)).await?;
            let shown = ask(page, "part('reading').textContent").await?;
            ensure!(
                shown.as_str().is_some_and(|it| it.ends_with('?')),
                "{shown}"
            );
            // What is no drawing is refused.
            let refused = ask(
                page,
                "(() => { try { pad.strokes = 7; } catch (e) { return e.name; } })()",
            )
            .await?;
            ensure!(refused == json!("TypeError"), "{refused}");
            Ok(())
        },
    )
}
