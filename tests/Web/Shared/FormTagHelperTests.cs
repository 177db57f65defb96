using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.TagHelpers;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class FormTagHelperTests
{
    private readonly Rendering page = new();

    [Fact]
    public async Task A_field_links_its_label_hint_and_error_to_the_control()
    {
        page.Input.Name = "山田　さくら";
        page.Data.ModelState.AddModelError("Input.Name", "40文字以内で入力してください。");
        var html = await Rendering.Html(new FieldTagHelper { For = page.For("Name"), ViewContext = page.View, Label = "名前", Hint = "戸籍のとおりに", Need = "required", Width = "w20", Autocomplete = "name" }, "wm-field");
        var input = html.QuerySelector("input")!;
        Assert.Equal("Input.Name", input.GetAttribute("name"));
        Assert.Equal("山田　さくら", input.GetAttribute("value"));
        Assert.Equal(input.Id, html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ');
        Assert.Equal(["戸籍のとおりに", "エラー：40文字以内で入力してください。"], described.Select(id => html.GetElementById(id)!.TextContent));
        Assert.Equal("必須", html.QuerySelector(".wm-need")!.TextContent);
        Assert.Contains("is-bad", html.QuerySelector(".wm-field")!.ClassList);
        Assert.Null(input.GetAttribute("placeholder"));
    }

    [Fact]
    public async Task What_was_typed_is_shown_back_rather_than_what_was_stored()
    {
        page.Input.Name = "stored";
        page.Data.ModelState.SetModelValue("Input.Name", "<typed>", "<typed>");
        var html = await Rendering.Html(new FieldTagHelper { For = page.For("Name"), ViewContext = page.View }, "wm-field");
        Assert.Equal("<typed>", html.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_shown_back()
    {
        page.Data.ModelState.SetModelValue("Input.Name", "secret", "secret");
        var html = await Rendering.Html(new FieldTagHelper { For = page.For("Name"), ViewContext = page.View, Type = "password" }, "wm-field");
        Assert.DoesNotContain("secret", html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_on_the_page_that_another_handler_answered_goes_to_the_page_itself()
    {
        page.Http.Request.Path = "/enterprise/end-membership/1284-001";
        Assert.Null((await Rendering.Html(new FormTagHelper(page.Generator) { ViewContext = page.View }, "wm-form")).QuerySelector("form")!.GetAttribute("action"));
        page.Http.Request.QueryString = new("?handler=Preview&back=%2Fhome");
        var form = (await Rendering.Html(new FormTagHelper(page.Generator) { ViewContext = page.View }, "wm-form")).QuerySelector("form")!;
        Assert.Equal("/enterprise/end-membership/1284-001?back=%2Fhome", form.GetAttribute("action"));
        var named = (await Rendering.Html(new FormTagHelper(page.Generator) { ViewContext = page.View, Action = "?handler=Other" }, "wm-form")).QuerySelector("form")!;
        Assert.Equal("?handler=Other", named.GetAttribute("action"));
    }

    [Fact]
    public async Task The_error_summary_leads_to_each_control()
    {
        page.Data.ModelState.AddModelError("Input.BornOn", "「生まれた日」を入力してください。");
        page.Data.ModelState.AddModelError("Input.Name", "「名前」を入力してください。");
        var summary = await Rendering.Html(new ErrorsTagHelper { ViewContext = page.View }, "wm-errors");
        Assert.Equal("入力内容を直してください（2件）", summary.QuerySelector("h2")!.TextContent);
        var links = summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!.TrimStart('#')).ToList();
        var name = await Rendering.Html(new FieldTagHelper { For = page.For("Name"), ViewContext = page.View }, "wm-field");
        var born = await Rendering.Html(new DateTagHelper { For = page.For("BornOn"), ViewContext = page.View }, "wm-date");
        Assert.Equal("INPUT", name.GetElementById(links[0])!.TagName);
        Assert.Equal("Input.BornOn.Year", born.GetElementById(links[1])!.GetAttribute("name"));
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary()
    {
        var html = await Rendering.Html(new ErrorsTagHelper { ViewContext = page.View }, "wm-errors");
        Assert.Empty(html.Body!.InnerHtml);
    }

    [Fact]
    public async Task A_date_says_the_other_calendar_below()
    {
        page.Input.BornOn = new DateInput { Era = "令和", Year = "8", Month = "9", Day = "12" };
        var html = await Rendering.Html(new DateTagHelper { For = page.For("BornOn"), ViewContext = page.View, Legend = "生まれた日" }, "wm-date");
        Assert.Equal("＝ 2026年9月12日（土）", html.QuerySelector(".wm-alt")!.TextContent);
        Assert.Equal("令和", html.QuerySelector("option[selected]")!.TextContent);
        Assert.Equal("生まれた日", html.QuerySelector("fieldset > legend")!.TextContent);
        Assert.All(html.QuerySelectorAll("input"), input => Assert.NotNull(input.Closest("label")));
    }

    [Fact]
    public async Task A_closed_choice_stays_visible_with_its_reason_and_without_a_control()
    {
        page.Input.Way = "card";
        var choice = new ChoiceTagHelper { For = page.For("Way"), ViewContext = page.View, Legend = "支払い方法" };
        var html = await Rendering.Html(choice, "wm-choice", async items =>
        {
            await Option(items, new OptionTagHelper { Value = "card", Note = "すぐに届きます" }, "クレジットカード");
            await Option(items, new OptionTagHelper { Value = "dues", Unavailable = "勤務先が申し込んでいません" }, "会費と一緒に");
            return "";
        });
        var radio = Assert.Single(html.QuerySelectorAll("input"));
        Assert.Equal("Input_Way", radio.Id);
        Assert.True(radio.HasAttribute("checked"));
        Assert.Contains("勤務先が申し込んでいません", html.QuerySelector(".is-closed")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_carries_a_token_and_a_key_of_version_7()
    {
        var html = await Rendering.Html(new FormTagHelper(page.Generator) { ViewContext = page.View }, "wm-form");
        Assert.Equal("post", html.QuerySelector("form")!.GetAttribute("method"));
        Assert.NotNull(html.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.Equal(7, Guid.Parse(html.QuerySelector("input[name=__key]")!.GetAttribute("value")!).Version);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_form_shown_again_keeps_its_key_unless_there_is_an_error(bool error, bool kept)
    {
        var key = Guid.CreateVersion7();
        page.Http.Request.Method = "POST";
        page.Http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { ["__key"] = key.ToString() });
        if (error)
        {
            page.Data.ModelState.AddModelError("Input.Name", "足りません");
        }

        var html = await Rendering.Html(new FormTagHelper(page.Generator) { ViewContext = page.View }, "wm-form");
        Assert.Equal(kept, html.QuerySelector("input[name=__key]")!.GetAttribute("value") == key.ToString());
    }

    private static async Task Option(IDictionary<object, object> items, OptionTagHelper helper, string title)
    {
        var context = new Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContext("wm-option", [], items, "2");
        var output = new Microsoft.AspNetCore.Razor.TagHelpers.TagHelperOutput("wm-option", [], (_, _) =>
            Task.FromResult(new Microsoft.AspNetCore.Razor.TagHelpers.DefaultTagHelperContent().SetContent(title)));
        await helper.ProcessAsync(context, output);
    }
}
