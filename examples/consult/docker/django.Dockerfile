# The application, and what checks it: one image, so that what was checked is what is deployed.
FROM debian:bookworm-slim

RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/* \
 && python3 -m venv /venv
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt
COPY . ./

RUN useradd --system --no-create-home app
USER app
EXPOSE 8000
HEALTHCHECK --interval=3s --timeout=3s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/health/')"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "consult.wsgi"]
