# What Documents and Payments need besides .NET: programs that look into files, libraries that draw invoices.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
USER root
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      imagemagick tesseract-ocr qpdf poppler-utils fonts-dejavu-core libpangocairo-1.0-0 fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
USER $APP_UID
