using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using WelfareMutual.Identity.SecondFactors;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class EnrolModel : EntrancePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Picture { get; private set; } = "";
    public string Secret { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return await Show() ?? Page();
        }
        var outcome = await Run(new ConfirmSecondFactor(Input.Code));
        if (outcome.Succeeded)
        {
            return Enter(outcome.Value);
        }
        return await Show() ?? Refused(outcome);
    }

    /// <returns>Null when the page can be shown.</returns>
    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new EnrolSecondFactor());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        using var code = QRCodeGenerator.GenerateQrCode(outcome.Value.Uri, QRCodeGenerator.ECCLevel.M);
        Picture = $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(code).GetGraphic(6)))}";
        Secret = string.Join(' ', outcome.Value.Secret.Chunk(4).Select(four => new string(four)));
        return null;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「確認コード」を入力してください。")]
        public string Code { get; set; } = "";
    }
}
