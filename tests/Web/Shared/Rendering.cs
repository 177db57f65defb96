using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Tests.Web.Shared;

internal sealed class SamplePage
{
    public SampleInput Input { get; set; } = new();
}

internal sealed class SampleInput
{
    public string? Name { get; set; }
    public DateInput? BornOn { get; set; }
    public string? Way { get; set; }
    public bool Agreed { get; set; }
}

/// <summary>Runs one tag helper as a page would, and reads what it wrote.</summary>
internal sealed class Rendering
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly ServiceProvider services;

    public Rendering()
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddAntiforgery().AddDataProtection();
        collection.AddMvcCore().AddViews();
        services = collection.BuildServiceProvider();
        Http = new DefaultHttpContext { RequestServices = services };
        Data = new ViewDataDictionary<SamplePage>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = new SamplePage() };
        View = new ViewContext(new(Http, new RouteData(), new ActionDescriptor()), new NoView(), Data,
            new TempDataDictionary(Http, new NoTempData()), TextWriter.Null, new HtmlHelperOptions());
    }

    public DefaultHttpContext Http { get; }
    public ViewDataDictionary<SamplePage> Data { get; }
    public ViewContext View { get; }
    public SampleInput Input => Data.Model!.Input;
    public IHtmlGenerator Generator => services.GetRequiredService<IHtmlGenerator>();

    public ModelExpression For(string name) => services.GetRequiredService<IModelExpressionProvider>() is ModelExpressionProvider provider
        ? name switch
        {
            "Name" => provider.CreateModelExpression(Data, page => page.Input.Name),
            "BornOn" => provider.CreateModelExpression(Data, page => page.Input.BornOn),
            "Way" => provider.CreateModelExpression(Data, page => page.Input.Way),
            _ => provider.CreateModelExpression(Data, page => page.Input.Agreed),
        }
        : throw new InvalidOperationException();

    public static async Task<IDocument> Html(TagHelper helper, string tag, Func<IDictionary<object, object>, Task<string>>? inside = null, TagHelperAttributeList? attributes = null)
    {
        var items = new Dictionary<object, object>();
        var context = new TagHelperContext(tag, attributes ?? [], items, "1");
        var output = new TagHelperOutput(tag, attributes ?? [], async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            content.SetHtmlContent(inside is null ? "" : await inside(items));
            return content;
        });
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified && output.TagName is not null)
        {
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        }

        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return await new BrowsingContext().OpenAsync(request => request.Content(writer.ToString()));
    }

    private sealed class NoView : IView
    {
        public string Path => "";
        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();
        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }
}
