using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>The document itself. Kept nowhere, never taken for anything but what its first bytes say.</summary>
public sealed class DocumentModel : OfficePage
{
    public async Task<IActionResult> OnGetAsync(string reference, Guid id)
    {
        var read = await Run(new ReadDocument(reference, id));
        if (!read.Succeeded)
        {
            var refused = Refused(read);
            // A form has nothing wrong in it: the document is not in a state to be opened.
            Response.StatusCode = read.Refusal!.Kind == RefusalKind.Rule ? StatusCodes.Status409Conflict : Response.StatusCode;
            return refused;
        }
        Response.Headers.CacheControl = "no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Shown or saved, it has a name of ours: what the sender called it is no name for a file on a terminal.
        var picture = read.Value.Type is "image/jpeg" or "image/png";
        Response.Headers.ContentDisposition = $"{(picture ? "inline" : "attachment")}; filename=\"{reference}-{id:N}.{read.Value.Type.Split('/')[1]}\"";
        return File(read.Value.Content, read.Value.Type);
    }
}
