using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>The document itself. Kept nowhere, never taken for anything but what its first bytes say.</summary>
public sealed class DocumentModel : OfficePage
{
    public async Task<IActionResult> OnGetAsync(string reference, Guid id)
    {
        var read = await Run(new ReadDocument(reference, id));
        if (!read.Succeeded)
        {
            return Refused(read);
        }
        Response.Headers.CacheControl = "no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var picture = read.Value.Type is "image/jpeg" or "image/png";
        return picture ? File(read.Value.Content, read.Value.Type) : File(read.Value.Content, read.Value.Type, read.Value.FileName);
    }
}
